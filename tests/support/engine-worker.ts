import { existsSync, writeFileSync } from 'node:fs';
import type { FromWorker, ToWorker } from '../../src/engines/embedded/messages.ts';
import type { ProseBlock } from '../../src/engines/embedded/prose-block.ts';
import type { Revision } from '../../src/engines/revision-engine.ts';

/**
 * A worker that does what its text says: puts a star for the first letter, or goes wrong. `ONCE=<file>` in the text: goes
 * wrong only while the file is not there. `GATE=<name>`: waits until the broadcast channel of that name says a word.
 */
const documents = new Map<number, { readonly blocks: ProseBlock[]; readonly applied: boolean }>();

addEventListener('message', async ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === 'document') {
    const blocks = [...(documents.get(data.request)?.blocks ?? []), ...data.blocks];
    documents.set(data.request, { blocks, applied: data.options.apply !== 'suggest' });
  } else if (data.type === 'forget') {
    documents.delete(data.request);
  } else {
    const revisions: (Revision | null)[] = [];
    const { blocks, applied } = documents.get(data.request) ?? { blocks: [], applied: false };
    for (const [index, block] of blocks.slice(data.from, data.to).entries()) {
      if (data.known[index] === factsOf(block, blocks)) {
        revisions.push(null);
        continue;
      }
      const revision = await revise(block, data.task, applied);
      if (!documents.has(data.request)) return say({ type: 'dropped', task: data.task });
      if (revision === undefined) return;
      revisions.push(revision);
    }
    const facts = blocks.slice(data.from, data.to).map((block) => factsOf(block, blocks));
    say({ type: 'done', task: data.task, revisions, facts });
  }
});
say({ type: 'ready' });

async function revise({ id, text }: ProseBlock, task: number, applied: boolean): Promise<Revision | undefined> {
  const gate = /GATE=(\S+)/.exec(text)?.[1];
  if (gate !== undefined) await opened(gate);
  const once = /ONCE=(\S+)/.exec(text)?.[1];
  const wrong = /THROW|EXIT|LOOP|BABBLE|OTHER-TASK|MISFIT/.exec(text)?.[0];
  if (wrong !== undefined && !(once !== undefined && existsSync(once))) {
    if (once !== undefined) writeFileSync(once, '');
    return goWrong(wrong, id, task);
  }
  return { block: id, changes: text === '' ? [] : [star(id, text.charAt(0), applied)] };
}

/** A block that has `HEARS` is another where some block of the document has `SHOUTS`. */
function factsOf({ text }: ProseBlock, blocks: readonly ProseBlock[]): string {
  return text.includes('HEARS') ? String(blocks.some((block) => block.text.includes('SHOUTS'))) : '';
}

function goWrong(how: string, id: string, task: number): Revision | undefined {
  if (how === 'THROW') throw new Error('as the text says');
  if (how === 'EXIT') process.exit(3);
  if (how === 'BABBLE') postMessage({ type: 'song', text: 'la' });
  if (how === 'OTHER-TASK') say({ type: 'done', task: task + 1000, revisions: [], facts: [] });
  if (how === 'MISFIT') return { block: id, changes: [star(id, '?', true)] };
  while (how === 'LOOP') continue;
  return undefined;
}

let revised = 0;

function star(block: string, before: string, applied: boolean): Revision['changes'][number] {
  return {
    id: `p1.${block}.1`,
    pass: 1,
    block,
    start: 0,
    end: 1,
    before,
    after: '*',
    category: 'spelling',
    rule: 'Star',
    reason: `Revision ${++revised} of this worker.`,
    confidence: 1,
    tier: 'A',
    applied,
  };
}

function opened(name: string): Promise<void> {
  const channel = new BroadcastChannel(name);
  return new Promise((resolve) => {
    channel.onmessage = () => {
      channel.close();
      resolve();
    };
    channel.postMessage('waiting');
  });
}

function say(message: FromWorker): void {
  postMessage(message);
}
