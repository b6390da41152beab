import * as fc from 'fast-check';

const WORDS = fc
  .array(
    fc.constantFrom('the', 'old', 'House', 'recieve', 'été', '我们', '😀', 'e.g.', '3', 'a_b', '“so', 'it”', '*is*'),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((words) => words.join(' '));

const INLINE = fc.oneof(
  { weight: 4, arbitrary: WORDS },
  fc.constantFrom(
    '`a b`',
    '``x`y``',
    '[a link](http://x.y "t")',
    '![alt](a.png)',
    '[ref][r]',
    '<b>bold</b>',
    '&amp;',
    '{{ name }}',
    '$x$',
    '\\*',
    '**',
    '[',
    '`',
    '|',
    '(Smith, 2020)',
    '<a href="the old" title=\'the\'>',
    '<http://x.y/the>',
    '[the old][]',
    '[the old]',
    '[the',
    'old](/the "the old")',
    '![the](<the old> (the old))',
    '`the',
    '\\`',
    '_the_old_',
    '**the**old',
    '<!-- the',
    'old -->',
    '<the',
    'old>',
    '  ',
  ),
);

const LINE = fc.array(INLINE, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));

const PREFIX = fc.constantFrom(
  '',
  '',
  '',
  '',
  '> ',
  '>',
  '- ',
  '* ',
  '1. ',
  '2) ',
  '  ',
  '    ',
  '\t',
  '# ',
  '### ',
  '| ',
  '- [ ] ',
);

const STRUCTURE = fc.constantFrom(
  '',
  '',
  '',
  '---',
  '===',
  '***',
  '```',
  '~~~ js',
  '$$',
  '\\[',
  '\\]',
  '|---|---|',
  'a | b',
  '<div>',
  '</div>',
  '<!--',
  '-->',
  '[r]: http://x.y',
  '[the old]: /the "the',
  'old"',
  '[the old]:',
  '[^1]: note',
  '{% if %}',
  '+++',
  ':::',
);

const BREAK = fc.constantFrom('\n', '\n', '\n', '\n\n', '\r\n', '\r', '  \n', '\\\n');

/** Documents that look like Markdown, well made or not. */
export const markdownArbitrary = fc
  .array(
    fc.tuple(
      fc.array(PREFIX, { maxLength: 3 }).map((marks) => marks.join('')),
      fc.oneof({ weight: 2, arbitrary: LINE }, STRUCTURE),
      BREAK,
    ),
    { maxLength: 30, size: 'max' },
  )
  .map((lines) => lines.map((line) => line.join('')).join(''));

/** Any string at all, lone surrogates included. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((units) => String.fromCharCode(...units)),
  fc.string({
    unit: fc.constantFrom('a', ' ', '\n', '\r', '\t', '#', '>', '-', '|', '`', '$', '[', ']', ':', '1', '.'),
    maxLength: 80,
  }),
);
