/** A share as it is read: null = there is nothing to share. */
export function shareWords(rate: number | null): string {
  return rate === null ? '–' : `${Math.round(rate * 100)} %`;
}

/** `2026-11-21` and `2026-W47` in words. */
export function dayWords(key: string): string {
  const date = new Date(`${key}T12:00:00Z`);
  if (!Number.isNaN(date.getTime())) {
    return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
  }
  const [, week] = /^\d{4}-W(\d+)$/.exec(key) ?? [];
  return week === undefined ? key : `week ${Number(week)}`;
}

/** How much of all the two largest are, in a sentence. */
export function largestWords(counted: readonly { readonly name: string; readonly count: number }[]): string {
  const all = counted.reduce((sum, { count }) => sum + count, 0);
  const [first, second] = counted;
  if (!first || all === 0) return 'Nothing was changed in this time.';
  const name = first.name.slice(0, 1).toUpperCase() + first.name.slice(1);
  if (!second) return `All of them are ${first.name}.`;
  return `${name} and ${second.name} are ${shareWords((first.count + second.count) / all)} of all.`;
}
