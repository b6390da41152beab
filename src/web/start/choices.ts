import { DIALECT_NAMES, DIALECTS } from '../../protocol/directives/directives.ts';

export const SPELLINGS: readonly (readonly [value: string, name: string, about: string])[] = [
  ['auto', 'As it is written', 'Your own spelling stays.'],
  ...DIALECTS.map((dialect) => [dialect, `${DIALECT_NAMES[dialect]} English`, respelled(dialect)] as const),
];

function respelled(dialect: (typeof DIALECTS)[number]): string {
  return dialect === 'US' ? 'Colour becomes color.' : 'Color becomes colour.';
}

export const APPLY = [
  ['suggest', 'Nothing', 'Every change waits for you.'],
  ['auto', 'Sure fixes', 'Sure fixes go in; the rest waits for your word.'],
  ['all', 'Everything', 'Suggestions go in too, where there is one way to follow them.'],
] as const;

export const REVIEW = [
  ['none', 'Never', 'It runs to its end; you review afterwards.'],
  ['each_pass', 'Each pass', 'It stops after each pass and asks whether to go on.'],
  ['final', 'At the end', 'It asks once before it is finished.'],
] as const;

/** How the pass `tone` of a model is to make it sound; the first leaves that to the strategy. */
export const TONES = [
  ['', 'As the strategy has it'],
  ['formal', 'Formal'],
  ['friendly', 'Friendly'],
  ['confident', 'Confident'],
  ['neutral', 'Neutral'],
  ['persuasive', 'Persuasive'],
] as const;

/** Whom the passes of a model that write are to write for. */
export const AUDIENCES = [
  ['', 'Not said'],
  ['general', 'Everybody'],
  ['experts', 'Experts'],
  ['beginners', 'Beginners'],
  ['executives', 'Executives'],
  ['students', 'Students'],
] as const;
