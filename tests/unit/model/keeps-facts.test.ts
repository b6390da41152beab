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
    ['It was on Wensday, 5 Septmber 2020.', 'It was on Wednesday, 5 September 2020.'],
    ['Am 5. Märtz 2020 kahm er.', 'Am 5. März 2020 kam er.'],
    ['On sept. 5 it may rain.', 'On Sept. 5 it might rain.'],
    ['We marched in March 2020.', 'We walked in March 2020.'],
    ['As Smith and Jones (2019) has shown.', 'As Smith and Jones (2019) have shown.'],
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
    ['who is cited', 'As Smith (2019) says.', 'As Smyth (2019) says.'],
    ['one of those who are cited', 'As Smith, Lee & Jones [2019] say.', 'As Smith, Lea & Jones [2019] say.'],
    ['the first of many', 'Smith et al. (2019) say it.', 'Jones et al. (2019) say it.'],
    ['a month', 'It was in May 2020.', 'It was in June 2020.'],
    ['a month behind its day', 'It was the 3rd of march.', 'It was the 3rd of April.'],
    ['a month in another language', 'Am 5. März 2020 kam er.', 'Am 5. Mai 2020 kam er.'],
    ['one with a word between', 'El 5 de mayo de 2020 fue.', 'El 5 de junio de 2020 fue.'],
    ['a month by itself', 'It was in June.', 'It was in July.'],
    ['a day', 'Come on Monday.', 'Come on Tuesday.'],
    ['a day that comes', 'Come soon.', 'Come soon, on Tuesday.'],
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
    ['a cell that goes', 'It is | so.', 'It is |'],
    ['a line more', 'It is so.', 'It is\nso.'],
    ['a paragraph more', 'It is\nso.', 'It is\n\nso.'],
    ['a template', 'Dear {{name}}, hello.', 'Dear Ann, hello.'],
    ['nothing left', 'Well', ''],
    ['space at an end', 'It is so.', 'It is so. '],
  ])('not with %s', (_what, text, after) => expect(keeps(text, after)).toBe(false));

  test.each([
    ['Teh methds', 'The methods', true],
    ['Overview of the methods', 'The methods', true],
    ['1.2', '1.2', true],
    ['Methods', 'Results', false],
    ['Methods', 'An approach to methods', false],
  ])('a heading is made of its words: %p → %p', (text, after, kept) =>
    expect(keeps(text, after, 'heading')).toBe(kept),
  );
});
