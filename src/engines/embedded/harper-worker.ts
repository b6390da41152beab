import type { Revision } from '../revision-engine.ts';
import { type DocumentWords, documentWords } from './document-words.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { proofreader } from './proofread.ts';
import type { ProofreadBlock } from './proofread-block.ts';

type DocumentMessage = Extract<ToWorker, { type: 'document' }>;
type ReviseMessage = Extract<ToWorker, { type: 'revise' }>;

interface Told extends Pick<DocumentMessage, 'pass' | 'options'> {
  readonly blocks: ProofreadBlock[];
  words?: DocumentWords;
}

/** Has a word that Harper must search for, which is what is slow the first time. */
const WARM_UP = 'I have recieved teh mesage, which is a apple.';

const requests = new Map<number, Told>();
const proofread = proofreader();

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

await proofread.revise(
  { id: '', kind: 'paragraph', text: WARM_UP, opensSentence: true },
  {
    pass: 1,
    options: { dialect: 'US', apply: 'all', format: 'text' },
    words: documentWords([]),
    goOn: async () => true,
  },
);
say({ type: 'ready' });

function say(message: FromWorker): void {
  postMessage(message);
}

function hear({ request, pass, options, blocks }: DocumentMessage): void {
  const told = requests.get(request);
  if (told === undefined) requests.set(request, { pass, options, blocks: [...blocks] });
  else told.blocks.push(...blocks);
}

async function revise({ request, task, from, to }: ReviseMessage): Promise<FromWorker> {
  const told = requests.get(request);
  if (told === undefined) return { type: 'dropped', task };
  const { pass, options, blocks } = told;
  told.words ??= documentWords(blocks);
  const context = { pass, options, words: told.words, goOn: () => heard(request) };
  const revisions: Revision[] = [];
  for (const block of blocks.slice(from, to)) {
    const revision = await proofread.revise(block, context);
    if (revision === undefined) return { type: 'dropped', task };
    revisions.push(revision);
  }
  return { type: 'done', task, revisions };
}

/** Lets messages come in. @returns whether the request still stands. */
async function heard(request: number): Promise<boolean> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  return requests.has(request);
}
