import { Turns } from '../../documents/turns.ts';
import type { BlockState, JobState } from '../../protocol/fold/state.ts';

/** Parts are 64 KiB or less; this leaves room for the frame around them. */
const PART_BYTES = 60 * 1_024;

/** The frames of a state, ready to send: `joinParts` of their states is the state again. A large one takes many turns. */
export async function snapshotFrames(state: JobState): Promise<string[]> {
  const { blocks, ...rest } = state;
  const turns = new Turns();
  const lines = new Groups();
  for (const block of blocks) {
    for (const piece of pieces(block)) {
      lines.add(piece);
      await turns.spend(piece.length);
    }
  }
  const parts = merged([...heads(rest), ...lines.end().map((group) => `{"blocks":[${group}]}`)]);
  const of = parts.length;
  const { seq, chain } = state;
  return parts.map(
    (part, index) => `{"type":"snapshot","part":${index + 1},"of":${of},"seq":${seq},"chain":${chain},"state":${part}}`,
  );
}

/** Two parts that fit into one, as one: most snapshots are small. */
function merged(parts: string[]): string[] {
  const [head = '', blocks = ''] = parts;
  if (parts.length !== 2 || Buffer.byteLength(head) + Buffer.byteLength(blocks) > PART_BYTES) return parts;
  return [`${head.slice(0, -1)},${blocks.slice(1)}`];
}

/** Everything but the blocks; with lists too long for one part, those in parts of their own. */
function heads(rest: Omit<JobState, 'blocks'>): string[] {
  const whole = JSON.stringify(rest);
  if (Buffer.byteLength(whole) <= PART_BYTES) return [whole];
  const { feedback, sources, thinking, warnings, usage, ...single } = rest;
  const lists = Object.entries({ feedback, sources, thinking, warnings, usage }).flatMap(([name, list]) =>
    grouped(list.map((entry) => JSON.stringify(entry))).map((group) => `{"${name}":[${group}]}`),
  );
  return [JSON.stringify(single), ...lists];
}

/** A block as JSON; one that does not fit into a part, as the block itself and then the rest of it, list by list. */
function pieces(block: BlockState): string[] {
  const whole = JSON.stringify(block);
  if (Buffer.byteLength(whole) <= PART_BYTES) return [whole];
  const { changes, input, original, decided = [], rewritten = [], ...bare } = block;
  const texts = Object.entries({ input, original }).filter(([, text]) => text !== undefined);
  const lists = Object.entries({ changes, decided, rewritten }).flatMap(([name, list]) =>
    grouped(list.map((entry) => JSON.stringify(entry))).map((group) => `"${name}":[${group}]`),
  );
  const rest = [...texts.map(([name, text]) => `"${name}":${JSON.stringify(text)}`), ...lists];
  return [JSON.stringify({ ...bare, changes: [] }), ...rest.map((member) => `{"id":"${block.id}",${member}}`)];
}

function grouped(values: readonly string[]): string[] {
  const groups = new Groups();
  for (const value of values) groups.add(value);
  return groups.end();
}

/** Joins JSON values with commas into strings of at most a part each. */
class Groups {
  readonly #joined: string[] = [];
  #open: string[] = [];
  #bytes = 0;

  add(value: string): void {
    const size = Buffer.byteLength(value) + 1;
    if (this.#bytes + size > PART_BYTES) this.#close();
    this.#open.push(value);
    this.#bytes += size;
  }

  end(): string[] {
    this.#close();
    return this.#joined;
  }

  #close(): void {
    if (this.#open.length > 0) this.#joined.push(this.#open.join(','));
    this.#open = [];
    this.#bytes = 0;
  }
}
