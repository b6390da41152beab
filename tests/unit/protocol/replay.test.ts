import { describe, expect, test } from 'bun:test';
import type { Decision } from '../../../src/protocol/review/decisions.ts';
import { applyChanges, type Change } from '../../../src/protocol/document.ts';
import { replayBlock } from '../../../src/protocol/review/replay.ts';
import type { BlockState } from '../../../src/protocol/fold/state.ts';

/** What a pass finds, and what it puts there; `?` in front: it only suggests it. The first place is meant. */
type Find = readonly [name: string, find: string, after: string];

/** A block after passes that did that. Each name is a change's id; `find` with `|` marks a place between letters. */
function blockOf(original: string, ...passes: readonly (readonly Find[])[]): BlockState {
  let text = original;
  const changes: Change[] = [];
  for (const [index, finds] of passes.entries()) {
    const input = text;
    const made = finds.map(([name, find, after]) => changeOf(input, index + 1, name, find, after));
    text = applyChanges(input, made) ?? '';
    changes.push(...made);
  }
  return { id: 'b1', kind: 'paragraph', gap: '', text, original, pass: passes.length, changes };
}

function changeOf(input: string, pass: number, name: string, find: string, after: string): Change {
  const [left, right] = find.split('|');
  const at = right === undefined ? input.indexOf(find) : input.indexOf(`${left}${right}`) + (left?.length ?? 0);
  const end = right === undefined ? at + find.length : at;
  const applied = !name.startsWith('?');
  const before = input.slice(at, end);
  const more = { category: 'style', rule: 'r', reason: '', confidence: 1, tier: applied ? 'A' : 'B' } as const;
  return { id: name, pass, block: 'b1', start: at, end, before, after, applied, ...more };
}

/** The text under decisions, and of each change that is blocked by which. */
function under(block: BlockState, decisions: Readonly<Record<string, Decision>>) {
  const { text, effects } = replayBlock(block, new Map(Object.entries(decisions)));
  const blocked = Array.from(effects).flatMap(([id, { blocked_by }]) =>
    blocked_by === undefined ? [] : [[id, blocked_by]],
  );
  return [text, Object.fromEntries(blocked)];
}

describe('a change stands on its span and on the character on either side', () => {
  test('P-52 and on nothing further away', () => {
    const block = blockOf('teh cat sat', [['the', 'teh', 'the']], [['dog', 'cat', 'dog']]);
    expect(under(block, { the: 'rejected' })).toEqual(['teh dog sat', {}]);
  });

  test('P-52 a character beside it that is another keeps it out', () => {
    const block = blockOf('teh cat sat', [['the', 'teh', 'the']], [['dog', ' cat', ' dog']]);
    expect(under(block, { the: 'rejected' })).toEqual(['teh cat sat', { dog: 'the' }]);
  });

  test('P-52 so does what stands between again', () => {
    const block = blockOf('a very big cat', [['very', 'very ', '']], [['some', 'a big', 'some big']]);
    expect(block.text).toBe('some big cat');
    expect(under(block, { very: 'rejected' })).toEqual(['a very big cat', { some: 'very' }]);
  });

  test('P-52 and what was put between, or taken away, by somebody who accepted it', () => {
    const finds: Find[] = [
      ['?in', 'big| ', ','],
      ['?out', ' old', ''],
    ];
    const block = blockOf('a big old cat', finds, [['grey', 'big old', 'grey']]);
    expect(under(block, {})).toEqual(['a grey cat', {}]);
    expect(under(block, { '?in': 'accepted' })).toEqual(['a big, old cat', { grey: '?in' }]);
    expect(under(block, { '?out': 'accepted' })).toEqual(['a big cat', { grey: '?out' }]);
  });

  // An accepted hint was counted among the changes in the result, and kept out the corrections inside of it.
  test('P-52 a hint that is accepted is nothing in the text, and in nobody’s way', () => {
    const finds: Find[] = [
      ['?hint', 'teh old cat', 'teh old cat'],
      ['the', 'teh', 'the'],
    ];
    const { text, effects } = replayBlock(blockOf('teh old cat', finds), new Map([['?hint', 'accepted']]));
    expect([text, effects.get('?hint'), effects.get('the')]).toEqual([
      'the old cat',
      { effective: false },
      { effective: true },
    ]);
  });

  test('P-52 letters that look the same are not the same', () => {
    const block = blockOf('xaa', [['?same', 'xa', 'ya']], [['b', 'aa', 'bb']]);
    expect(under(block, {})).toEqual(['xbb', {}]);
    expect(under(block, { '?same': 'accepted' })).toEqual(['yaa', { b: '?same' }]);
  });

  test('P-52 the ends of the block are characters too', () => {
    const block = blockOf(
      'cat',
      [
        ['?end', 'cat|', 's'],
        ['?start', '|cat', 'my '],
      ],
      [['dog', 'cat', 'dog']],
    );
    expect(under(block, { '?end': 'accepted' })).toEqual(['cats', { dog: '?end' }]);
    expect(under(block, { '?start': 'accepted' })).toEqual(['my cat', { dog: '?start' }]);
  });

  test('P-52 a change that is blocked keeps those out that were made on it', () => {
    const block = blockOf('teh', [['one', 'teh', 'the']], [['two', 'the', 'this']], [['three', 'this', 'that']]);
    expect(under(block, { one: 'rejected' })).toEqual(['teh', { two: 'one', three: 'two' }]);
    expect(under(block, { two: 'rejected' })).toEqual(['the', { three: 'two' }]);
  });

  test('P-52 it comes back with what it stands on', () => {
    const block = blockOf('teh', [['one', 'teh', 'the']], [['?two', 'the', 'this']]);
    expect(under(block, { one: 'rejected', '?two': 'accepted' })).toEqual(['teh', { '?two': 'one' }]);
    expect(under(block, { '?two': 'accepted' })).toEqual(['this', {}]);
  });
});

describe('of two changes of a pass that overlap', () => {
  test('P-52 the one that a person accepted comes first', () => {
    const block = blockOf('a colour', [
      ['color', 'colour', 'color'],
      ['?hue', 'a colour', 'a hue'],
    ]);
    expect(under(block, { '?hue': 'accepted' })).toEqual(['a hue', { color: '?hue' }]);
    expect(under(block, { '?hue': 'accepted', color: 'accepted' })).toEqual(['a color', { '?hue': 'color' }]);
    expect(under(block, { '?hue': 'accepted', color: 'rejected' })).toEqual(['a hue', {}]);
  });

  test('P-52 then the earlier one', () => {
    const block = blockOf('colour', [
      ['?hue', 'colour', 'hue'],
      ['?tint', 'colour', 'tint'],
    ]);
    expect(under(block, { '?tint': 'accepted', '?hue': 'accepted' })).toEqual(['hue', { '?tint': '?hue' }]);
  });

  test('P-52 two that only touch do not; two insertions at one place do, and one inside a span', () => {
    const touching = blockOf('ab', [
      ['?a', 'a', 'x'],
      ['?b', 'b', 'y'],
      ['?mid', 'a|b', '-'],
    ]);
    expect(under(touching, { '?a': 'accepted', '?b': 'accepted', '?mid': 'accepted' })).toEqual(['x-y', {}]);
    const same = blockOf('ab', [
      ['?one', 'a|b', '1'],
      ['?two', 'a|b', '2'],
    ]);
    expect(under(same, { '?one': 'accepted', '?two': 'accepted' })).toEqual(['a1b', { '?two': '?one' }]);
    const inside = blockOf('ab', [
      ['?all', 'ab', 'xy'],
      ['?mid', 'a|b', '-'],
    ]);
    expect(under(inside, { '?all': 'accepted', '?mid': 'accepted' })).toEqual(['xy', { '?mid': '?all' }]);
    const around = blockOf('ab', [
      ['mid', 'a|b', '-'],
      ['?all', 'ab', 'xy'],
    ]);
    expect(under(around, { mid: 'accepted', '?all': 'accepted' })).toEqual(['a-b', { '?all': 'mid' }]);
  });
});

test('P-50 a block that a pass wrote as a whole: what was decided before says nothing of it, what comes after does', () => {
  const rewritten: BlockState = {
    ...blockOf('teh cat', [['the', 'teh', 'the']]),
    text: 'A dog.',
    pass: 2,
    rewritten: [{ pass: 2, text: 'A dog.' }],
  };
  expect(under(rewritten, { the: 'rejected' })).toEqual(['A dog.', {}]);
  const after = changeOf('A dog.', 3, 'two', 'A', 'Two');
  const block = { ...rewritten, text: 'Two dog.', pass: 3, changes: [...rewritten.changes, after] };
  expect(under(block, { the: 'rejected' })).toEqual(['Two dog.', {}]);
  expect(under(block, { the: 'rejected', two: 'rejected' })).toEqual(['A dog.', {}]);
});
