const LONGEST = 4;

/** Lengths of output and reference, then matches and possible matches for n-grams of 1 to 4 tokens. */
type Counts = readonly number[];
type Grams = ReadonlyMap<string, number>;

/**
 * GLEU (Napoles and others, 2015 and 2016, n up to 4, without tuning), in percent: a mean over draws that take one
 * reference a sentence at random. The draws are the same every time.
 * @param references One list a person, each as long as the sources. All are tokenised.
 */
export function gleu(
  sources: readonly (readonly string[])[],
  outputs: readonly (readonly string[])[],
  references: readonly (readonly (readonly string[])[])[],
  draws = 500,
): number {
  const counted = sources.map((source, index) =>
    references.map((reference) => counts(source, outputs[index] ?? [], reference[index] ?? [])),
  );
  const random = generator(1);
  let sum = 0;
  for (let draw = 0; draw < draws; draw++) {
    const total = Array<number>(2 + 2 * LONGEST).fill(0);
    for (const options of counted) {
      const chosen = options[Math.floor(random() * options.length)] ?? [];
      for (const [at, value] of chosen.entries()) total[at] = (total[at] ?? 0) + value;
    }
    sum += score(total);
  }
  return (100 * sum) / draws;
}

function counts(source: readonly string[], output: readonly string[], reference: readonly string[]): Counts {
  const row = [output.length, reference.length];
  for (let n = 1; n <= LONGEST; n++) {
    const [ofSource, ofOutput, ofReference] = [grams(source, n), grams(output, n), grams(reference, n)];
    let matches = 0;
    for (const [gram, times] of ofOutput) {
      const right = ofReference.get(gram);
      matches += right === undefined ? -Math.min(times, ofSource.get(gram) ?? 0) : Math.min(times, right);
    }
    row.push(Math.max(0, matches), Math.max(0, output.length + 1 - n));
  }
  return row;
}

function score([written = 0, wanted = 0, ...pairs]: Counts): number {
  let logs = 0;
  for (let n = 0; n < LONGEST; n++) logs += Math.log((pairs[2 * n] ?? 0) / (pairs[2 * n + 1] ?? 0)) / LONGEST;
  return Math.exp(Math.min(0, 1 - wanted / written) + logs);
}

function grams(tokens: readonly string[], n: number): Grams {
  const found = new Map<string, number>();
  for (let at = 0; at + n <= tokens.length; at++) {
    const gram = tokens.slice(at, at + n).join(' ');
    found.set(gram, (found.get(gram) ?? 0) + 1);
  }
  return found;
}

/** Mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
