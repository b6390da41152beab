import { type Change, isHint } from '../protocol/document.ts';

/** How many changes there are: made, suggested, and places that are only pointed at. */
export function tally(changes: readonly Pick<Change, 'applied' | 'before' | 'after'>[]): string {
  const offered = changes.filter(({ applied }) => !applied);
  const hints = offered.filter(isHint).length;
  const parts = [
    count(changes.length - offered.length, 'change'),
    ...(offered.length > hints ? [count(offered.length - hints, 'suggestion')] : []),
    ...(hints > 0 ? [count(hints, 'hint')] : []),
  ];
  return parts.join(', ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
