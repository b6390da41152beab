import type { Convention } from './convention.ts';
import { DIALECT } from './dialect.ts';
import { DOUBLED } from './doubled.ts';
import { HEADING_CASE } from './headings.ts';
import { LIST_ENDS } from './list-ends.ts';
import { MARKS } from './marks.ts';
import { NAME_CASE } from './names.ts';
import { NUMBERS } from './numbers.ts';
import { QUOTE_MARKS } from './quote-marks.ts';
import { SPELLING_VARIANTS } from './variants.ts';

/** All that the pass `polish` looks at. */
export const CONVENTIONS: readonly Convention[] = [
  DOUBLED,
  DIALECT,
  SPELLING_VARIANTS,
  NAME_CASE,
  ...MARKS,
  QUOTE_MARKS,
  HEADING_CASE,
  LIST_ENDS,
  NUMBERS,
];
