import * as fc from 'fast-check';
import { PHRASES } from '../../src/engines/embedded/tighten/phrase-table.ts';
import { verbForms } from '../../src/engines/embedded/tighten/verb-forms.ts';

/** The phrases as they may stand in a text: each way to say them, the verb in any form. */
const PHRASE = fc
  .tuple(fc.constantFrom(...PHRASES), fc.nat(4), fc.nat(3))
  .map(([{ says }, form, choice]) =>
    says
      .replaceAll(/\{([^}]+)\}/g, (_, verb: string) => verbForms(verb)[form] ?? verb)
      .replaceAll(/\(([^)]+)\)/g, (_, ways: string) => ways.split('|')[choice] ?? ways.split('|')[0] ?? ''),
  );

const WORD = fc.constantFrom(
  ...(
    'the a an of to and is are was we they it people data results many new use 12 $5 May 2019 not will can must have ' +
    'colour color organise organize center centre travelled grey email e-mail website towards while Github Javascript ' +
    "very really perhaps don't it’s they’re"
  ).split(' '),
);
const MARK = fc.constantFrom(
  '...',
  '…',
  ' — ',
  '—',
  ' – ',
  ' -- ',
  '"',
  '“',
  '”',
  "'",
  '’',
  '!!',
  ';',
  ':',
  '`in order to`',
  '[prior to](http://x.y "utilize")',
  '{{utilize}}',
  '*utilize*',
  '<b>prior to</b>',
  '“we did it in order to”',
  '\n',
  '  ',
);

const CHUNK = fc.oneof(
  { weight: 4, arbitrary: PHRASE },
  { weight: 6, arbitrary: WORD },
  { weight: 2, arbitrary: MARK },
);
const SENTENCE = fc
  .tuple(fc.array(CHUNK, { minLength: 2, maxLength: 14 }), fc.constantFrom('.', '.', '.', '!', '?', ' .', ''))
  .map(([chunks, end]) => {
    const text = chunks.join(' ').trim();
    return text.charAt(0).toUpperCase() + text.slice(1) + end;
  });
const BLOCK = fc
  .tuple(
    fc.constantFrom('', '', '', '# ', '### ', '- ', '> ', '1. '),
    fc.array(SENTENCE, { minLength: 1, maxLength: 5 }),
  )
  .map(([mark, sentences]) => mark + sentences.join(' ').replaceAll(/\n\s*/g, '\n'));

/** Markdown full of wordy phrases, mixed dialects and mixed marks. */
export const wordyDocument = fc.array(BLOCK, { minLength: 1, maxLength: 8 }).map((blocks) => blocks.join('\n\n'));
