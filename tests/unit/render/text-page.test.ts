import { describe, expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { rendered } from '../../../src/documents/render/rendered.ts';

const page = (text: string, format: 'markdown' | 'text' = 'markdown') =>
  Buffer.concat([...rendered({ title: 'A <title>', text, format, to: 'html' })]).toString();
const bodyOf = (html: string) => html.slice(html.indexOf('<main'));

/** Every tag that a page may hold; what people wrote is none. */
const TAGS =
  /<\/?(?:main|body|html|p|h[1-6]|em|strong|s|a|code|pre|ul|ol|li|blockquote|hr|br|table|thead|tbody|tr|th|td|div|span)(?: (?:class|href|rel|start|tabindex|role|aria-label|id)="[^"<>]*")*>/g;

describe('a document as a page', () => {
  test('keeps the alignment of tables, without a style that its policy forbids', () => {
    const html = page('| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n');
    expect(html).toContain('<td class="left">1</td>\n<td class="center">2</td>\n<td class="right">3</td>');
    expect(html).toContain('td.right{text-align:right}');
    expect(bodyOf(html)).not.toContain('style=');
  });

  test('shows formulas as they were written', () => {
    expect(bodyOf(page('So $\\int x\\,dx$ and $a_b*c* < 1$.'))).toContain('So $\\int x\\,dx$ and $a_b*c* &lt; 1$.');
  });

  test('shows notes, and what is to be done, as the plain text does', () => {
    const body = bodyOf(page('- [ ] One[^1].\n- [x] Two[^2].\n\n[^1]: A *note* <b>.\n'));
    expect(body).toContain('<li>☐ One[1].</li>\n<li>☑ Two[^2].</li>');
    expect(body).toContain('<p class="note">[1] A <em>note</em> &lt;b&gt;.</p>');
  });

  test('has its title as text', () => {
    expect(page('one')).toContain('<title>A &lt;title&gt;</title>');
  });

  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a picture that fails', '<img src=x onerror=alert(1)>'],
    ['a picture from elsewhere', '![x](https://elsewhere.example/x.png)'],
    ['a link that runs', '[x](javascript:alert(1)) [y](JaVaScRiPt:alert(1)) [z](data:text/html,x)'],
    ['a link by reference', '[x][y]\n\n[y]: vbscript:x "\'><script>"'],
    ['a link with quotes', '[x](https://a.example/"onmouseover="alert(1))'],
    ['the language of a code', '```"><script>\nx\n```'],
    ['front matter', '---\n</pre><script>\n---\n'],
    ['a formula', '$$\n</code><script>\n$$'],
  ])('holds no tag of its author: %s', (_, markdown) => {
    for (const format of ['markdown', 'text'] as const) {
      const body = bodyOf(page(markdown, format));
      expect(body.replaceAll(TAGS, '')).not.toMatch(/[<>]/);
      expect(body).not.toMatch(/(?:href|src)="(?!https?:|mailto:)/i);
      expect(body).not.toMatch(/<[^>]*\son\w+=/);
    }
  });

  test('holds no tag of its author, whatever was written', () => {
    const piece = fc.constantFrom(
      '<b>',
      '</p>',
      '"',
      "'",
      '&lt;',
      '[x](',
      'javascript:',
      ')',
      '`',
      '*',
      '\n',
      '\n\n',
      '> ',
      '- ',
      '|',
      '---',
      '<!--',
      '](',
      '![',
      'https://a.example',
      '\0',
      '\u{2028}',
    );
    const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    const property = fc.property(text, fc.constantFrom('markdown' as const, 'text' as const), (written, format) => {
      expect(bodyOf(page(written, format)).replaceAll(TAGS, '')).not.toMatch(/[<>]/);
    });
    fc.assert(property, { numRuns: 500 });
  });

  test('keeps the paragraphs and lines of plain text', () => {
    expect(bodyOf(page('one\n  two\n\n\nthree', 'text'))).toContain('<p>one\n  two</p>\n<p>three</p>\n');
  });
});
