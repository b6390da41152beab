import { tightener } from '../../src/engines/embedded/tighten/tighten.ts';
import { toneChecker } from '../../src/engines/embedded/tone/tone.ts';
import type { Register } from '../../src/engines/revision-engine.ts';
import { applyChanges } from '../../src/protocol/document.ts';
import { passOver } from './engine-pass.ts';

const PASSES = [tightener(), toneChecker()];

/** The text when everything that `tighten` and then `tone` suggest is accepted. */
export async function accepted(text: string, register: Register): Promise<string> {
  let now = text;
  for (const pass of PASSES) {
    // oxlint-disable-next-line no-await-in-loop
    const { changes } = await passOver(pass, now, { register });
    now =
      applyChanges(
        now,
        changes.map((change) => ({ ...change, applied: change.before !== change.after })),
      ) ?? '';
  }
  return now;
}
