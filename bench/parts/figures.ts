/** The value below which a share `p` (0 to 1) of the values lies; NaN for none. */
export function percentile(values: Iterable<number>, p: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN;
}

export function median(values: Iterable<number>): number {
  return percentile(values, 0.5);
}

/** Three significant digits: more would be noise. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

/** The median of `a / b` round by round: what slows a round of one slows the round beside it as well. */
export function ratio(a: readonly number[], b: readonly number[]): number {
  return rounded(median(a.map((value, index) => value / (b[index] ?? Number.NaN))));
}
