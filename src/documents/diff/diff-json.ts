import { diffFigures } from './diff-figures.ts';
import type { DiffHead } from './diff-order.ts';
import type { Difference } from './difference.ts';

/** The difference as the data of an answer in JSON, piece by piece. */
export function* diffJson({ job, from, to }: DiffHead, difference: Difference): Generator<string> {
  const { source, parts, changes } = difference;
  const head = JSON.stringify({ job, from, to, source, figures: diffFigures(difference) });
  yield `{"success":true,"data":${head.slice(0, -1)},"changes":{`;
  let separator = '';
  for (const [id, { pass, block, category, rule, reason, tier }] of changes) {
    yield `${separator}${JSON.stringify(id)}:${JSON.stringify({ pass, block, category, rule, reason, tier })}`;
    separator = ',';
  }
  yield '},"parts":[';
  separator = '';
  for (const part of parts) {
    yield separator + JSON.stringify(part);
    separator = ',';
  }
  yield ']},"errors":[]}';
}
