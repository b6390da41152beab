import { describe, expect, test } from 'bun:test';
import type { Source } from '../../../src/protocol/source.ts';
import { storedAnswer } from '../../../src/web/ask/answer.ts';
import { flawOf } from '../../../src/web/ask/flaw.ts';
import { plainError, plainWarning } from '../../../src/web/ask/plain-words.ts';
import { routeWords } from '../../../src/web/ask/ways.ts';
import { withSources } from '../../../src/web/ask/with-sources.ts';

const WHY = 'No model answered (one/fake-1: it refused the key with status 401. Check KEY_1).';
const warned = (code: string, message: string, to = 'advanced', engine = 'one/fake-1') =>
  storedAnswer(
    'completed',
    { text: 'It is.', sources: [], route: { to, reason: '' }, engine, warnings: [{ code, message }], error: null },
    1,
  );

describe('what is wrong with an answer that has an end', () => {
  test('is that it, or its rest, was quoted, that it stayed short, or that its end is missing', () => {
    expect(flawOf(warned('model_gave_up', `${WHY} The answer is quoted from the files.`, 'simple', 'quoting'))).toBe(
      'quoted',
    );
    expect(flawOf(warned('model_gave_up', `${WHY} The rest is quoted from the files.`))).toBe('rest_quoted');
    expect(flawOf(warned('model_gave_up', `${WHY} The short answer stays.`, 'hybrid'))).toBe('short_only');
    expect(flawOf(warned('answer_cut', 'The model stopped before the end of its answer.'))).toBe('cut');
  });

  test('is nothing where what went wrong was the short answer, and the long one has taken its place', () => {
    const warnings = [{ code: 'answer_cut', message: 'The model stopped before the end of its answer.', pass: 1 }];
    const long = { ...warned('', '', 'hybrid'), warnings };
    expect(long.isShortGone).toBe(true);
    expect(flawOf(long)).toBeUndefined();
    expect(flawOf({ ...long, isShortGone: false })).toBe('cut');
  });

  test('is nothing where it is whole', () => {
    expect(flawOf(warned('model_gave_up', 'No model planned sections (x). The answer is in one.'))).toBeUndefined();
    expect(flawOf(warned('citations_dropped', 'One was dropped.'))).toBeUndefined();
  });
});

describe('what a writer reads first', () => {
  test('is what a warning means, and the technical sentence behind it', () => {
    const message = 'one/fake-1: it refused the key with status 401. Check KEY_1. two/fake-2 is asked instead.';
    expect(plainWarning({ code: 'provider_failed', message })).toEqual({
      words: 'One model did not answer; another one was asked.',
      reason: message,
    });
    expect(plainWarning({ code: 'citations_dropped', message: 'One was dropped.' })).toEqual({
      words: 'One was dropped.',
    });
  });

  test('is what an error means, and the technical sentence behind it', () => {
    expect(plainError(WHY)).toEqual({ words: 'no model answered.', reason: WHY });
    expect(plainError('The files are gone.')).toEqual({ words: 'The files are gone.' });
    expect(plainError(undefined)).toEqual({ words: 'something failed.' });
  });

  test('is a way and what it was picked by, without a figure', () => {
    expect(routeWords({ to: 'simple', reason: 'complexity 0.11: several files belong to it' })).toBe(
      'Short. Seen in your question: several files belong to it.',
    );
    expect(routeWords({ to: 'simple', reason: 'complexity 0.01: a short question' })).toBe('Short: a short question.');
    expect(routeWords({ to: 'advanced', reason: 'as it was asked for' })).toBe('At length: as it was asked for.');
  });
});

describe('what is copied of an answer', () => {
  const source = (id: string, quote: string): Source => {
    return { id, title: 'ships.md', file: 'file_1', page_or_block: 'paragraph 1, under “Ships”', quote, score: 1 };
  };

  test('has the sources that it names below it, each with where it stands and how it begins', () => {
    const long = 'A halyard is the rope that raises a sail. '.repeat(6);
    expect(withSources('The halyard. [2]\n', [source('1', 'Not named.'), source('2', long)])).toBe(
      'The halyard. [2]\n\nSources\n\n[2] ships.md, paragraph 1, under “Ships”: “A halyard is the rope that raises a sail. A halyard is the rope that raises a sail. A halyard is the…”\n',
    );
    expect(withSources('It is.[1]', [source('1', 'One line\nand  another.')])).toContain('“One line and another.”');
  });

  test('is the answer alone where it names none', () => {
    expect(withSources('It is.\n', [source('1', 'Not named.')])).toBe('It is.');
  });
});
