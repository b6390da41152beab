import { describe, expect, test } from 'bun:test';
import type { DocumentFormat } from '../../../src/documents/document-format.ts';
import { concordanceOf, concordanceSize } from '../../../src/documents/search/concordance.ts';
import { findPassages } from '../../../src/documents/search/passage-search.ts';
import { passagesOf } from '../../../src/documents/search/passages.ts';
import { queryOf } from '../../../src/documents/search/query.ts';

const SHIPS = `# Sails

The jib is the triangular sail in front of the mast. It catches the wind first.

# Ropes

A sheet is the rope that pulls a sail in. A halyard is the rope that raises it.

- Hemp swells in rain.
- Nylon stretches.
`;
const BIRDS = 'Terns follow the fishing boats.\r\n\r\nAn albatross sleeps on the wing, far from any coast.\r\n';

function shelved(name: string, text: string) {
  const format: DocumentFormat = name.endsWith('.md') ? 'markdown' : 'text';
  return { id: `id of ${name}`, name, text, concordance: concordanceOf(text, passagesOf(text, format)) };
}

const files = [shelved('ships.md', SHIPS), shelved('birds.txt', BIRDS)];
const find = (message: string, before?: string) => findPassages(files, queryOf(message, before), 5);
const best = (message: string, before?: string) => find(message, before)[0]?.text;

describe('passages', () => {
  test('are found with the place they stand at', () => {
    const [first] = find('Which rope raises a sail?');
    expect(first).toEqual({
      file: 'id of ships.md',
      title: 'ships.md',
      paragraph: 2,
      heading: 'Ropes',
      text: 'A sheet is the rope that pulls a sail in. A halyard is the rope that raises it.',
      score: 1,
    });
  });

  test.each([
    ['in capitals', 'WHICH ROPE RAISES THE SAIL?', 'halyard'],
    ['with letters that changed places', 'What is a haylard?', 'halyard'],
    ['with a letter too few', 'Where does an albatros sleep?', 'albatross'],
    ['with a word that is only begun', 'albat', 'albatross'],
    ['with another ending', 'raising ropes', 'halyard'],
  ])('are found by a question %s', (_, question, word) => {
    expect(best(question)).toContain(word);
  });

  test('are not found by words that only look alike where the word itself is there', () => {
    expect(find('What is hemp?').map(({ text }) => text)).toEqual(['Hemp swells in rain.']);
  });

  test.each([
    ['What does quantum chromodynamics say?'],
    ['Please explain the example.'],
    ['and of it?'],
    ['???'],
    [''],
  ])('there are none for %j', (question) => {
    expect(find(question)).toEqual([]);
  });

  test('are looked for by the question before where this one says little', () => {
    expect(best('And the halyard?', 'Which rope pulls a sail in?')).toContain('A halyard');
    expect(best('And what is it?', 'Where does an albatross sleep?')).toContain('albatross');
    // What the question before was about does not come between what is asked now and its answer.
    expect(find('And nylon?', 'Which rope pulls a sail in front of the mast?').map(({ text }) => text)).toEqual([
      'Nylon stretches.',
    ]);
  });

  test('are looked for by what is to be written about, not by how it is to be written', () => {
    const text = 'Three words make a short report.\n\nSources of light are lamps.\n\nA tern is a bird.\n';
    const message = 'Write a short report of three words about the tern, with sources.';
    const found = findPassages([shelved('a.txt', text)], queryOf(message), 5);
    expect(found.map(({ text: said }) => said)).toEqual(['A tern is a bird.']);
    expect(findPassages([shelved('a.txt', text)], queryOf('Which sources of light?'), 1)[0]?.text).toStartWith(
      'Sources',
    );
  });

  test('are found by the words that say most where a long text is asked about', () => {
    const lines = Array.from(
      { length: 300 },
      (_, at) => `Knot number${at} is tied in the same rope${at % 7} as the others.`,
    );
    const file = [shelved('a.txt', lines.join('\n\n'))];
    const pasted = `${lines.slice(0, 150).join(' ')} ${'xylograph'.repeat(3)} ${lines[299]}`;
    const found = findPassages(file, queryOf(pasted), 5);
    expect(found).toHaveLength(5);
    for (const { text } of found) expect(pasted).toContain(text);
  });

  test('of everything that a long question is about are found, however little one of them is beside the others', () => {
    const much = 'The lamp of the tower is lit by the keeper, and the lamp, the tower and the keeper are old.\n\n';
    const text = `${much}${'Nothing of that is said here.\n\n'.repeat(40)}# Hemp\n\nIt swells, and holds.\n`;
    const question = 'How did the keeper of the old tower light the lamp, and what of hemp?';
    const found = findPassages([shelved('a.md', text)], queryOf(question), 5);
    expect(found.map(({ text: said }) => said)).toEqual([much.trim(), 'It swells, and holds.']);
    expect(found[1]?.score).toBeLessThan(0.2);
  });

  test('of writing without spaces are found by their characters', () => {
    const text = '海の鳥は遠くまで飛ぶ。\n\n綱は帆を上げる。\n\n船は港に入る。\n';
    const [first] = findPassages([shelved('sea.md', text)], queryOf('帆を上げるものは何ですか'), 5);
    expect(first?.text).toBe('綱は帆を上げる。');
  });

  test('are found by what they stand under, and by the name of their file', () => {
    const text = '# Hull\n\nOak.\n\n# Deck\n\nPine.\n';
    expect(findPassages([shelved('a.md', text)], queryOf('Which wood is the deck of?'), 5)[0]?.text).toBe('Pine.');
    const named = [shelved('gulls.txt', 'They are loud.\n'), shelved('terns.txt', 'They are quick.\n')];
    expect(findPassages(named, queryOf('What are terns like?'), 5).map(({ text: said }) => said)).toEqual([
      'They are quick.',
    ]);
  });

  test('that say little by themselves are one with what they belong to', () => {
    const row = 'Monday | Farida opens';
    const items = 'It stands on:\n\n- iron legs\n- a reef';
    const titled = 'The barrack\n\nIt was swept away by the sea.';
    const text = `# Light\n\n| ${row} |\n|---|---|\n| Tuesday | Lena opens |\n\n${items}\n\n${titled}\n\nAnother text stands by itself.\n\nA lamp:\n\n# Dark\n\nNo light.\n`;
    const passages = [...passagesOf(text, 'markdown')];
    expect(passages.map(({ start, end, paragraph }) => [text.slice(start, end), paragraph])).toEqual([
      [row, 1],
      ['Tuesday | Lena opens', 1],
      [items, 2],
      [titled, 6],
      ['Another text stands by itself.', 7],
      ['A lamp:', 8],
      ['No light.', 9],
    ]);
  });

  test('of code are found as well: with the line that ends in a colon before it, or by itself', () => {
    const text =
      '```sh\nmake deck\n```\n\nTo raise a sail:\n\n```sh\nmake hoist\n```\n\n# Anchors\n\n```sh\nmake drop\n```\n';
    const found = (asked: string) => findPassages([shelved('a.md', text)], queryOf(asked), 1)[0];
    expect(found('hoist')).toMatchObject({ text: 'To raise a sail:\n\n```sh\nmake hoist\n```', paragraph: 1 });
    expect(found('sail')).not.toHaveProperty('isCode');
    expect(found('anchors')).toMatchObject({ text: '```sh\nmake drop\n```', paragraph: 1, isCode: true });
    expect(found('deck')).toMatchObject({ paragraph: 0, isCode: true });
  });

  test('of long code are cut at the ends of lines', () => {
    const line = 'hoist the sail, and then the next one';
    const text = `\`\`\`\n${`${line}\n`.repeat(40)}\`\`\`\n`;
    const passages = [...passagesOf(text, 'markdown')];
    expect(passages.length).toBeGreaterThan(1);
    for (const { start, end, isCode } of passages) {
      expect([isCode, end - start <= 700]).toEqual([true, true]);
      expect(text.slice(start, end).replaceAll(/`+\n?/g, '').split('\n').filter(Boolean)).toContain(line);
      expect(text.slice(start, end).replaceAll(line, '').replaceAll(/[`\n]/g, '')).toBe('');
    }
  });

  test('are not found by what stands in a tag', () => {
    const text = '<b title="halyard">A rope</b> for a mast.\n\nThe mast is `a < b`, and high > low.\n';
    const found = (asked: string) => findPassages([shelved('a.md', text)], queryOf(asked), 5).length;
    expect(['halyard', 'rope', 'mast', 'high'].map(found)).toEqual([0, 1, 2, 1]);
  });

  test('that say the same are one in a file, and two in two', () => {
    const twice = 'A rope.\n\nA rope.\n';
    const found = findPassages([shelved('a.txt', twice), shelved('b.txt', twice)], queryOf('rope'), 5);
    expect(found.map(({ title }) => title).toSorted()).toEqual(['a.txt', 'b.txt']);
  });
});

describe('passages of a long text', () => {
  const sentence = 'The keel keeps a ship upright, whatever the wind does. ';
  test.each([
    ['in one paragraph', sentence.repeat(400)],
    ['of one sentence', `${'keel '.repeat(5_000)}.`],
    ['of one word', 'keel'.repeat(3_000)],
    ['of characters in two units each', '𝒳'.repeat(3_000)],
  ])('%s are short, stand in it letter for letter, and leave nothing out', (_, text) => {
    const passages = [...passagesOf(text, 'text')];
    const said = passages.map(({ start, end }) => text.slice(start, end));
    expect(said.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    expect(Math.max(...said.map(({ length }) => length))).toBeLessThanOrEqual(700);
    expect(said.filter((one) => one.trim() !== one || !one.isWellFormed())).toEqual([]);
    expect(new Set(passages.map(({ paragraph }) => paragraph))).toEqual(new Set([1]));
  });

  test('are kept in less than the text takes', () => {
    const text = Array.from({ length: 5_000 }, (_, at) => `${sentence}Number ${at} is another.`).join('\n\n');
    expect(concordanceSize(concordanceOf(text, passagesOf(text, 'text')))).toBeLessThan(text.length);
  });

  test('say how often a word stands in them up to 255 times, and no more', () => {
    const concordance = concordanceOf('x', [{ start: 0, end: 1, paragraph: 1, heading: undefined }]);
    expect(concordance.places.length).toBe(0);
    const many = shelved('many.txt', 'keel '.repeat(140));
    expect(findPassages([many, ...files], queryOf('keel'), 1)[0]?.title).toBe('many.txt');
  });
});
