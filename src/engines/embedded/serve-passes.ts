import { createHash } from 'node:crypto';
import type { FromWorker, ToWorker } from './messages.ts';
import type { ProseBlock } from './prose-block.ts';
import type { BlockReviser, Reviser, ToldDocument } from './reviser.ts';

/** 132 bits. */
const DIGEST_CHARS = 22;

type DocumentMessage = Extract<ToWorker, { type: 'document' }>;
type ReviseMessage = Extract<ToWorker, { type: 'revise' }>;

interface Told extends ToldDocument {
  readonly name: string;
  readonly blocks: ProseBlock[];
  reviser?: BlockReviser;
}

/** What a worker does: answers the messages of the thread that made it, with a reviser a pass. Says that it is ready. */
export function servePasses(revisers: Readonly<Record<string, Reviser>>): void {
  const requests = new Map<number, Told>();

  addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
    switch (data.type) {
      case 'document':
        return hear(data);
      case 'revise':
        // What it throws ends the worker, which is the engine's sign to try elsewhere: a panic leaves Harper unusable.
        return void revise(data).then(say);
      case 'forget':
        return void requests.delete(data.request);
    }
  });
  say({ type: 'ready' });

  function hear({ request, pass, options, blocks }: DocumentMessage): void {
    const told = requests.get(request);
    if (told !== undefined) return void told.blocks.push(...blocks);
    requests.set(request, { pass: pass.pass, name: pass.name, options, blocks: [...blocks] });
  }

  async function revise({ request, task, from, to, known }: ReviseMessage): Promise<FromWorker> {
    const told = requests.get(request);
    if (told === undefined) return { type: 'dropped', task };
    told.reviser ??= reviserOf(told.name).read(told);
    const { reviser } = told;
    const blocks = told.blocks.slice(from, to);
    const facts = blocks.map((block) => digest(reviser.facts(block)));
    // Beside each other, so that what they want of Harper can go to it together.
    const revisions = await Promise.all(
      blocks.map((block, index) =>
        known[index] === facts[index] ? null : reviser.revise(block, () => heard(request)),
      ),
    );
    const given = revisions.filter((revision) => revision !== undefined);
    return given.length < blocks.length ? { type: 'dropped', task } : { type: 'done', task, revisions: given, facts };
  }

  function reviserOf(name: string): Reviser {
    const reviser = revisers[name];
    if (reviser === undefined) throw new Error(`this worker has no pass ${name}`);
    return reviser;
  }

  /** Lets messages come in. @returns whether the request still stands. */
  async function heard(request: number): Promise<boolean> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    return requests.has(request);
  }
}

function digest(facts: string): string {
  return createHash('sha256').update(facts).digest('base64url').slice(0, DIGEST_CHARS);
}

function say(message: FromWorker): void {
  postMessage(message);
}
