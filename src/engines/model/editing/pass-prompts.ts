import polish from './prompts/polish.v1.txt' with { type: 'text' };
import proofread from './prompts/proofread.v1.txt' with { type: 'text' };
import rules from './prompts/rules.v1.txt' with { type: 'text' };
import tighten from './prompts/tighten.v1.txt' with { type: 'text' };

const TASKS: ReadonlyMap<string, string> = new Map([
  ['proofread', proofread],
  ['tighten', tighten],
  ['polish', polish],
]);

/** The rules of a pass for the model, the same for every document; undefined for a pass that no model is asked about. */
export function promptFor(pass: string): string | undefined {
  const task = TASKS.get(pass);
  return task && `${rules.trimEnd()}\n\n${task.trimEnd()}`;
}
