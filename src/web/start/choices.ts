import type { Dialect } from './guess-dialect.ts';

export const DIALECTS = [
  ['auto', 'As it is written', 'Your own spelling stays.'],
  ['US', 'American English', 'Colour becomes color.'],
  ['GB', 'British English', 'Color becomes colour.'],
  ['AU', 'Australian English', 'Color becomes colour.'],
  ['CA', 'Canadian English', 'Color becomes colour.'],
  ['IN', 'Indian English', 'Color becomes colour.'],
] as const satisfies readonly (readonly [Dialect | 'auto', string, string])[];

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
