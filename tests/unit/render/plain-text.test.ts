import { describe, expect, test } from 'bun:test';
import { plainText } from '../../../src/documents/render/plain-text.ts';

const plain = (markdown: string) => [...plainText(markdown)].join('');

describe('Markdown as plain text', () => {
  test.each([
    ['marks', '# A *title*\n\nSome **bold**, `code` and ~~gone~~.\n', 'A title\n\nSome bold, code and gone.\n'],
    ['a title with a line under it', 'Title\n=====\n\ntext', 'Title\n\ntext\n'],
    ['line breaks', 'one\ntwo  \nthree\\\nfour', 'one\ntwo\nthree\nfour\n'],
    ['lists', '- one\n- two\n  - three\n\n3. four\n4. five', '- one\n- two\n  - three\n\n3. four\n4. five\n'],
    ['loose lists', '- one\n\n  more\n\n- two', '- one\n\n  more\n\n- two\n'],
    ['quotes', '> one\n> two\n>\n> three', '    one\n    two\n\n    three\n'],
    ['a script in a line', '# One<script>alert(1)</script> <b>two</b>\n', 'One two\n'],
    ['what is to be done', '- [ ] one\n- [x] two\n- [three]', '- ☐ one\n- ☑ two\n- [three]\n'],
    [
      'notes',
      'One[^1] and two[^b].\n\n[^1]: Note.\n[^b]: A *longer*\n    note.\n\n    Its end.\n\nThree[^9].\n',
      'One[1] and two[b].\n\nThree[^9].\n\n[1] Note.\n[b] A longer\nnote.\n\nIts end.\n',
    ],
    ['code', '```js\nlet a = 1;\n\n  b();\n```\n\n    indented\n', 'let a = 1;\n\n  b();\n\nindented\n'],
    ['formulas', '$$\na_b\n$$\n', '$$\na_b\n$$\n'],
    [
      'formulas in a line',
      'So $\\int x\\,dx$ and $a_b*c*$, \\[no link\\], for $5 and *$6*.',
      'So $\\int x\\,dx$ and $a_b*c*$, [no link], for $5 and $6.\n',
    ],
    ['tables', '| a | *b* |\n|---|---|\n| 1 | 2 |\n', 'a\tb\n1\t2\n'],
    [
      'links',
      '[here](https://a.example) <https://b.example> <c@d.example>',
      'here (https://a.example) https://b.example c@d.example\n',
    ],
    ['links to nowhere safe', '[here](javascript:alert(1)) [there](/etc)', 'here there\n'],
    ['pictures', 'see ![a *rose*](rose.png)', 'see a rose\n'],
    ['rules', 'one\n\n---\n\ntwo', 'one\n\n* * *\n\ntwo\n'],
    [
      'tags',
      '<b>one</b> &amp; two<br>three <img alt="a rose" src="x">\n\n<div class="x">\nfour\n</div>\n\n<!-- no -->',
      'one & two\nthree a rose\n\nfour\n',
    ],
    ['what only looks like a tag', 'Say <your name>, `<b>` and a < b > c.', 'Say <your name>, <b> and a < b > c.\n'],
    ['what is no text of its own', '<style>\np{}\n</style>\n\n<script>x()</script>\n\none', 'one\n'],
    ['front matter', '---\ntitle: x\n---\n\none', 'one\n'],
    ['a byte order mark and other line breaks', '\u{feff}one\r\n\r\ntwo\rthree', 'one\n\ntwo\nthree\n'],
    ['a comment without an end', 'one\n\n<!-- two\n\nthree', 'one\n'],
    ['nothing', '', ''],
  ])('%s', (_, markdown, text) => {
    expect(plain(markdown)).toBe(text);
  });
});
