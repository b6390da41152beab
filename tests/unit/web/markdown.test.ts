import { describe, expect, test } from 'bun:test';
import { markdownNodes, type MarkdownNode } from '../../../src/web/ask/markdown.ts';

/** A tree in a line: `paragraph(text:one strong(text:two))`. */
function line(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map(({ type, text, children }) => (children.length > 0 ? `${type}(${line(children)})` : `${type}:${text.trim()}`))
    .join(' ');
}

describe('an answer in Markdown', () => {
  test.each([
    [
      'One **two** *three* `four`.',
      'paragraph(text:One strong(text:two) text: em(text:three) text: code_inline:four text:.)',
    ],
    ['## A title', 'heading(text:A title)'],
    ['- one\n- two', 'bullet_list(list_item(text:one) list_item(text:two))'],
    ['> Said.\n>\n> ships.md [1]', 'blockquote(paragraph(text:Said.) paragraph(text:ships.md [1]))'],
    ['```\n<b>\n```', 'fence:<b>'],
    ['| a |\n| - |\n| b |', 'table(thead(tr(th(text:a))) tbody(tr(td(text:b))))'],
    ['', ''],
  ])('%j is %s', (text, tree) => {
    expect(line(markdownNodes(text))).toBe(tree);
  });

  test('has no markup, no picture and no link that a number could become', () => {
    const text = 'A <b>bold</b> claim [1] ![x](https://example.com/x.png)\n\n[1]: https://example.com';
    const tree = line(markdownNodes(text));
    expect(tree).toContain('text:A <b>bold</b> claim [1]');
    expect(tree).toContain('text:[1]: https://example.com');
    expect(tree).not.toMatch(/html|image/);
  });

  test('says where a link leads, and makes none of what runs', () => {
    const [paragraph] = markdownNodes('[here](https://example.com/a) [there](javascript:x)');
    expect(paragraph?.children.map(({ type, address }) => [type, address])).toEqual([
      ['link', 'https://example.com/a'],
      ['text', undefined],
    ]);
  });

  test('a list begins with its own number', () => {
    expect(markdownNodes('3. three\n4. four')[0]?.start).toBe(3);
  });

  test('nested without end is read to a depth', () => {
    expect(line(markdownNodes('> '.repeat(5_000))).length).toBeLessThan(10_000);
  });
});
