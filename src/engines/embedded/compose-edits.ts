import { type Edit, edited } from '../edits/edit.ts';

/** Edits of two rounds that are one, with where they stand in the text between the rounds. */
interface Cluster {
  readonly from: number;
  readonly to: number;
  readonly first: readonly Edit[];
  readonly second: readonly Edit[];
}

/**
 * One list of edits of `text` that does what `first` and then, on its result, `second` do. Where an edit of the second
 * round touches what the first one wrote, the two become one edit; but what is only put in beside it, a comma behind a
 * misspelled word, stays a change of its own for people to decide on.
 * @param first Edits of `text`, in order, none over another; so are `second`, of the text after `first`.
 */
export function composeEdits(text: string, first: readonly Edit[], second: readonly Edit[]): Edit[] {
  const middle = edited(text, first);
  const composed: Edit[] = [];
  let shift = 0;
  for (const cluster of clusters(first, second)) {
    const grown = cluster.first.reduce((sum, edit) => sum + growth(edit), 0);
    const [start, end] = [cluster.from - shift, cluster.to - shift - grown];
    shift += grown;
    const within = cluster.second.map((edit) => moved(edit, -cluster.from));
    const after = edited(middle.slice(cluster.from, cluster.to), within);
    const described = describe([...cluster.first, ...cluster.second]);
    if (described !== undefined && after !== text.slice(start, end)) composed.push({ ...described, start, end, after });
  }
  return composed;
}

function clusters(first: readonly Edit[], second: readonly Edit[]): Cluster[] {
  let shift = 0;
  const written = first.map((edit) => {
    const from = edit.start + shift;
    shift += growth(edit);
    return { from, to: from + edit.after.length, first: [edit], second: [] };
  });
  const wanted = second.map((edit) => ({ from: edit.start, to: edit.end, first: [], second: [edit] }));
  const joined: Cluster[] = [];
  for (const next of [...written, ...wanted].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = joined.at(-1);
    if (last === undefined || last.to < next.from || (last.to === next.from && standBeside(last, next))) {
      joined.push(next);
      continue;
    }
    joined[joined.length - 1] = {
      from: last.from,
      to: Math.max(last.to, next.to),
      first: [...last.first, ...next.first],
      second: [...last.second, ...next.second],
    };
  }
  return joined;
}

/** One puts something in at an end of what the other has written in the place of something: neither needs the other. */
function standBeside(one: Cluster, other: Cluster): boolean {
  return (isInsertion(one) && hasReplaced(other)) || (hasReplaced(one) && isInsertion(other)) || isFirst(one, other);
}

function isFirst(one: Cluster, other: Cluster): boolean {
  return one.second.length === 0 && other.second.length === 0;
}

function isInsertion({ from, to, first, second }: Cluster): boolean {
  return first.length === 0 && second.length === 1 && from === to;
}

function hasReplaced({ from, to, first, second }: Cluster): boolean {
  return second.length === 0 && from < to && first.every(({ start, end }) => start < end);
}

/** Two edits in one are as sure as the less sure of them, and have both reasons. */
function describe(edits: readonly Edit[]): Edit | undefined {
  const [lead, ...others] = edits;
  if (lead === undefined || others.length === 0) return lead;
  const { alternatives: _, ...described } = lead;
  return {
    ...described,
    reason: [...new Set(edits.map((edit) => edit.reason))].join(' '),
    confidence: Math.min(...edits.map((edit) => edit.confidence)),
  };
}

function growth({ start, end, after }: Edit): number {
  return after.length - (end - start);
}

function moved(edit: Edit, by: number): Edit {
  return { ...edit, start: edit.start + by, end: edit.end + by };
}
