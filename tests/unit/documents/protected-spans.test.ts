import { describe, expect, test } from 'bun:test';
import { overlapsProtected, protectedSpans } from '../../../src/documents/spans/protected-spans.ts';
import type { DocumentFormat } from '../../../src/documents/document-format.ts';
import { BLOCK_KINDS } from '../../../src/protocol/document.ts';

/** The text with every protected span between ⟦ and ⟧. */
function marked(text: string, format: DocumentFormat = 'markdown'): string {
  let result = '';
  let at = 0;
  for (const { start, end } of protectedSpans({ kind: 'paragraph', text }, format)) {
    result += `${text.slice(at, start)}⟦${text.slice(start, end)}⟧`;
    at = end;
  }
  return result + text.slice(at);
}

/** Each line is its own example: what stands in ⟦⟧ is protected, nothing else is. */
function examples(format: DocumentFormat, ...lines: string[]): void {
  for (const line of lines) expect(marked(line.replace(/[⟦⟧]/g, ''), format)).toBe(line);
}

describe('in text and in Markdown', () => {
  test.each(['text', 'markdown'] as const)('inline code and mathematics (%s)', (format) => {
    examples(
      format,
      'a ⟦`code`⟧ and ⟦``with ` tick``⟧ b',
      'a ⟦`backslash \\`⟧ in code and an open ⟦`⟧ tick and ⟦``⟧ two',
      'so ⟦$x^2$⟧ and ⟦$$y$$⟧ and ⟦$3$⟧',
      'it costs $5 and $10, or 20$, they say',
      '⟦\\(a + b\\)⟧ or ⟦\\[c\\]⟧ or ⟦\\begin{x}a b\\end{x}⟧ with ⟦\\alpha⟧',
    );
  });

  test.each(['text', 'markdown'] as const)('addresses (%s)', (format) => {
    examples(
      format,
      'see ⟦https://a.b/c?d=e#f⟧, ⟦www.example.com⟧ or ⟦mailto:me@x.org⟧.',
      'write to ⟦first.last+tag@example.org⟧, or ⟦example.com⟧',
      'ask ⟦@user⟧ about ⟦#tag⟧ and ⟦#12⟧',
    );
  });

  test.each(['text', 'markdown'] as const)('templates and placeholders (%s)', (format) => {
    examples(
      format,
      'Dear ⟦{{ user.name | title }}⟧, ⟦{% if a %}⟧hi⟦{% endif %}⟧ there',
      'in ⟦${HOME}⟧ or ⟦$HOME⟧ or ⟦%PATH%⟧ or ⟦<% x %>⟧ or ⟦#{x}⟧ or ⟦{name}⟧',
      'say ⟦<your name>⟧ in ⟦<b>⟧bold⟦</b>⟧ or a < b, and ⟦<!-- no\nmore -->⟧',
      'got ⟦%d⟧ of ⟦%1$s⟧ and ⟦%05.2f⟧, 5 percent',
    );
  });

  test.each(['text', 'markdown'] as const)('citations and quoted speech (%s)', (format) => {
    examples(
      format,
      'as shown ⟦(Smith, 2020)⟧ and ⟦(see Smith & Jones 2019, p. 5; Lee et al., 2020)⟧',
      'Smith ⟦(2020)⟧ said in 2020 (when he was here)',
      'known ⟦[@smith2020, p. 3]⟧ and ⟦[3, 5–7]⟧ and ⟦[^1]⟧',
      'He said ⟦“this are right”⟧ and “not this” and ⟦"him dont know"⟧ and "or that".',
      'the ⟦‘don’t do that’⟧ of it, the boys’ and girls’ things',
      'a 5" and a 6" pipe of some length',
    );
  });

  test.each(['text', 'markdown'] as const)('paths, versions, numbers, ids (%s)', (format) => {
    examples(
      format,
      'in ⟦/usr/bin⟧, ⟦src/a.ts⟧, ⟦./x⟧, ⟦C:\\dir⟧, ⟦README.MD⟧, ⟦.gitignore⟧, ⟦a/b/c⟧ and/or this',
      'from ⟦v1.2.3⟧ to ⟦2.0⟧ at ⟦10:30⟧ on ⟦2020-01-02⟧, ⟦1,000.50⟧ or 3',
      'it is ⟦5 km⟧, ⟦5km⟧, ⟦20 %⟧, ⟦50%⟧, ⟦10 MB⟧ and ⟦5 pm⟧ long, 3 days, 2nd, 1990s, 3-year-old',
      '⟦deadbeef01⟧ ⟦#fff⟧ ⟦550e8400-e29b-41d4-a716-446655440000⟧ ⟦B2B⟧',
      `a ⟦${'x'.repeat(65)}⟧ b`,
    );
  });

  test.each(['text', 'markdown'] as const)('names of code (%s)', (format) => {
    examples(
      format,
      'the ⟦snake_case⟧ and ⟦camelCase⟧ of ⟦foo.bar⟧, ⟦call()⟧, ⟦std::x⟧, ⟦a=b⟧, ⟦--flag⟧ in ⟦C++⟧ (⟦e.g⟧. this)',
      'I ⟦:heart:⟧ it: really',
      'Ordinary words, well-known; don’t and won\'t. It\'s (very) "good" – yes: TCP and A.',
    );
  });
});

describe('in Markdown', () => {
  test('links and images: their marks, destinations, labels; not their text', () => {
    examples(
      'markdown',
      'a ⟦[⟧link⟦](http://x.y "a title")⟧ b ⟦![⟧picture⟦](a(b).png)⟧ c',
      'a ⟦[⟧link⟦][ref]⟧ b ⟦[short]⟧ c ⟦[collapsed][]⟧ d ⟦[[wiki page]]⟧',
      'a ⟦[![⟧alt⟦](i.png)](http://x.y)⟧ b',
      'a ⟦[⟧ open and ⟦\\[escaped\\]⟧',
      "a ⟦[⟧link⟦](<a b> 't')⟧ b ⟦<http://x.y>⟧",
    );
  });

  test('emphasis, escapes, entities, footnotes', () => {
    examples(
      'markdown',
      '⟦*⟧some⟦*⟧ and ⟦**⟧strong⟦**⟧ and ⟦_⟧this⟦_⟧ and ⟦~~⟧that⟦~~⟧',
      'five ⟦\\*⟧ stars &co ⟦&amp;⟧ ⟦&#8217;⟧ more⟦[^note]⟧',
      'press ⟦<kbd>Ctrl and C</kbd>⟧ now',
    );
  });

  test('line breaks that mean something, and what stands before the next line', () => {
    examples(
      'markdown',
      'one⟦  \n⟧two⟦\\\n⟧three\nfour⟦\n> ⟧five⟦\n>> ⟧six⟦\n    ⟧seven⟦\r\n  ⟧eight',
      'in\n⟦1986.⟧ and\n⟦#⟧ so',
    );
  });

  test('plain text has no such marks', () => {
    examples('text', '*some* [text] (with) &amp; marks\n  and an indent');
  });
});

test('what is no prose is protected whole', () => {
  for (const kind of BLOCK_KINDS) {
    const whole = ['code', 'math', 'html', 'front_matter', 'verbatim'].includes(kind);
    expect(protectedSpans({ kind, text: 'some words' }, 'markdown')).toEqual(whole ? [{ start: 0, end: 10 }] : []);
  }
});

test('an edit overlaps a span it shares a character with; an insertion one it stands inside', () => {
  const spans = [
    { start: 2, end: 4 },
    { start: 8, end: 9 },
  ];
  const touched = (start: number, end: number) => overlapsProtected(spans, start, end);
  expect([touched(0, 2), touched(0, 3), touched(3, 4), touched(4, 8), touched(4, 9), touched(9, 12)]).toEqual([
    false,
    true,
    true,
    false,
    true,
    false,
  ]);
  expect([touched(2, 2), touched(3, 3), touched(4, 4), touched(8, 8), touched(9, 9)]).toEqual([
    false,
    true,
    false,
    false,
    false,
  ]);
  expect(overlapsProtected([], 0, 5)).toBe(false);
});
