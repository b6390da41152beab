/** The one of them that was probably meant, if any is near enough to be. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word === '') return undefined;
  const meant = word.toLowerCase();
  const ranked = known
    .map((name) => ({ name, slips: name.toLowerCase().startsWith(meant) ? 0 : slips(meant, name.toLowerCase()) }))
    .toSorted((a, b) => a.slips - b.slips);
  const [first] = ranked;
  return first && first.slips <= Math.min(2, first.name.length / 2) ? first.name : undefined;
}

/** Letters to change, to add or to leave out. */
function slips(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      const same = from[i] === to[j] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + same, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
