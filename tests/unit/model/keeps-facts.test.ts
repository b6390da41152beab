import { describe, expect, test } from 'bun:test';
import type { BlockKind } from '../../../src/protocol/document.ts';
import { keepsFacts } from '../../../src/engines/model/checks/keeps-facts.ts';

const keeps = (text: string, after: string, kind: BlockKind = 'paragraph', format: 'text' | 'markdown' = 'markdown') =>
  keepsFacts({ kind, text }, after, format);

describe('an edited block keeps its facts', () => {
  test.each([
    ['It were *very* good.', 'It was *very* good.'],
    ['Teh year 1990 is over.', 'The year 1990 is over.'],
    ['Github is a site.', 'GitHub is a site.'],
    ['See [teh page](https://example.com) now.', 'See [the page](https://example.com) now.'],
    ['- is a minus', '- is the minus'],
    ['one line\nand another one', 'one line\nand another'],
  ])('%p → %p', (text, after) => expect(keeps(text, after)).toBe(true));

  test.each([
    ['a number', 'It took 5 days.', 'It took 6 days.'],
    ['a number that goes', 'It took 5 days.', 'It took days.'],
    ['a number that comes', 'It took days.', 'It took 5 days.'],
    ['numbers that change places', 'From 5 to 6 it rose.', 'From 6 to 5 it rose.'],
    ['a link that comes', 'See the page.', 'See https://evil.example the page.'],
    ['a Markdown link that comes', 'See the page.', 'See [the page](x).'],
    ['an image that comes', 'See the page.', 'See ![p](//e.example/x) the page.'],
    ['an address that goes', 'Ask me@example.com now.', 'Ask me now.'],
    ['a citation', 'So it is (Smith, 2020).', 'So it is (Smyth, 2020).'],
    ['a footnote', 'So it is.[^1]', 'So it is.'],
    ['code', 'Call `run` now.', 'Call `ran` now.'],
    ['math', 'So $x$ is it.', 'So $y$ is it.'],
    ['emphasis', 'It is *so* good.', 'It is so good.'],
    ['HTML', 'It is so good.', 'It is <b>so</b> good.'],
    ['a script', 'It is so good.', 'It is <script>x</script> good.'],
    ['a heading', 'It is so.', '# It is so.'],
    ['a list', 'It is so.', '- It is so.'],
    ['a quote', 'It is so.', '> It is so.'],
    ['a rule', 'It is so.', '--- It is so.'],
    ['a table', 'It is so.', 'It | is so.'],
    ['a line more', 'It is so.', 'It is\nso.'],
    ['a paragraph more', 'It is\nso.', 'It is\n\nso.'],
    ['a template', 'Dear {{name}}, hello.', 'Dear Ann, hello.'],
    ['nothing left', 'Well', ''],
    ['space at an end', 'It is so.', 'It is so. '],
  ])('not with %s', (_what, text, after) => expect(keeps(text, after)).toBe(false));
});
