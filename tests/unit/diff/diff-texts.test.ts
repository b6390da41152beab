import { describe, expect, test } from 'bun:test';
import { type DiffPart, newerText, olderText } from '../../../src/documents/diff/diff-part.ts';
import { diffTexts } from '../../../src/documents/diff/diff-texts.ts';

/** The difference in one line: [-gone-], {+come+}, and <n …> around what moved. */
function drawn(older: string, newer: string): string {
  const parts = diffTexts(older, newer);
  expect([olderText(parts), newerText(parts)]).toEqual([older, newer]);
  return parts.map(draw).join('');
}

function draw(part: DiffPart): string {
  switch (part.op) {
    case 'same':
      return part.text;
    case 'change':
      return (part.before && `[-${part.before}-]`) + (part.after && `{+${part.after}+}`);
    case 'moved_away':
      return `<${part.move} gone>`;
    case 'moved_here':
      return `<${part.move} ${part.parts.map(draw).join('')}>`;
  }
}

const ONE = 'The quick brown fox jumps over the lazy dog.\n\n';
const TWO = 'It was a dark and stormy night in the old town by the sea.\n\n';
const THREE = 'Nobody had seen the captain since the ship came in on Monday.\n\n';

describe('the difference of two texts', () => {
  test('of equal ones is all the same', () => {
    expect(drawn('one two', 'one two')).toBe('one two');
    expect(drawn('', '')).toBe('');
  });

  test('from nothing, to nothing', () => {
    expect(drawn('', 'one')).toBe('{+one+}');
    expect(drawn('one', '')).toBe('[-one-]');
  });

  test('shows words, and each of several misspellings for itself', () => {
    expect(drawn('I have recieved teh mesage.', 'I have received the message.')).toBe(
      'I have [-recieved-]{+received+} [-teh-]{+the+} [-mesage-]{+message+}.',
    );
  });

  test('shows a word that went with one space', () => {
    expect(drawn('a very big house', 'a big house')).toBe('a [-very -]big house');
  });

  test('does not call a replaced phrase the same for a word in its middle', () => {
    expect(drawn('We utilise a methodology here.', 'Everybody swears by a checklist here.')).toBe(
      '[-We utilise a methodology-]{+Everybody swears by a checklist+} here.',
    );
  });

  test('shows line breaks that became others', () => {
    expect(drawn('one\r\ntwo\r\n', 'one\ntwo\n')).toBe('one[-\r\n-]{+\n+}two[-\r\n-]{+\n+}');
  });

  test('takes a line of a paragraph for the same when its break moved', () => {
    const parts = diffTexts('one two three\nfour five six seven\n', 'one two\nthree four five six seven\n');
    const changed = parts.filter(({ op }) => op === 'change');
    expect(changed.every((part) => part.op === 'change' && (part.before + part.after).trim() === '')).toBe(true);
  });

  test('keeps what people see as one character in one piece', () => {
    expect(drawn('👩‍👩‍👧 and 👍🏽 🇩🇪', '👩‍👩‍👦 and 👍🏿 🇩🇰')).toBe('[-👩‍👩‍👧-]{+👩‍👩‍👦+} and [-👍🏽-]{+👍🏿+} [-🇩🇪-]{+🇩🇰+}');
  });

  test('shows the changed place alone in a word without end', () => {
    const long = 'a'.repeat(200_000);
    expect(diffTexts(`${long}${long}`, `${long}b${long}`)).toEqual([
      { op: 'same', text: long },
      { op: 'change', before: '', after: 'b' },
      { op: 'same', text: long },
    ]);
  });
});

describe('a block that moved', () => {
  test('is recognised', () => {
    expect(drawn(ONE + TWO + THREE, TWO + THREE + ONE)).toBe(`<1 gone>${TWO}${THREE}<1 ${ONE}>`);
  });

  test('is recognised when it was changed on the way', () => {
    const changed = ONE.replace('jumps', 'jumped');
    expect(drawn(ONE + TWO + THREE, TWO + THREE + changed)).toBe(
      `<1 gone>${TWO}${THREE}<1 ${ONE.replace('jumps', '[-jumps-]{+jumped+}')}>`,
    );
  });

  test('goes together with its neighbours', () => {
    const parts = diffTexts(ONE + TWO + THREE + THREE.replace('ship', 'barge'), THREE + ONE + TWO);
    expect(parts.filter(({ op }) => op === 'moved_here')).toHaveLength(1);
  });

  test('may be a sentence of a long line', () => {
    const sentences = Array.from({ length: 80 }, (_, index) => `Sentence number ${index} says this and no more.`);
    const moved = [...sentences.slice(1), sentences[0]];
    const parts = diffTexts(`${sentences.join(' ')}\n`, `${moved.join(' ')}\n`);
    expect(parts.filter(({ op }) => op === 'moved_away')).toEqual([
      { op: 'moved_away', move: 1, text: `${sentences[0]} ` },
    ]);
  });

  test('is not made of a mark that stands everywhere', () => {
    const parts = diffTexts('}\n\none two\n\nthree four', 'one two\n\nthree four\n\n}');
    expect(parts.some(({ op }) => op === 'moved_here')).toBe(false);
  });

  test('a paragraph that is new is no change of the one beside it', () => {
    expect(drawn(ONE + THREE, ONE + TWO + THREE)).toBe(`${ONE}{+${TWO}+}${THREE}`);
  });
});
