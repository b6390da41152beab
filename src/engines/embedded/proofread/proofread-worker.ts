import { DEFAULT_OPTIONS } from '../../revision-engine.ts';
import { servePasses } from '../serve-passes.ts';
import { proofreader } from './proofread.ts';

/** Has a word that Harper must search for, which is what is slow the first time. */
const WARM_UP = {
  id: '',
  kind: 'paragraph',
  text: 'I have recieved teh mesage, which is a apple.',
  opensSentence: true,
} as const;

const proofread = proofreader();
await proofread.read({ pass: 1, options: DEFAULT_OPTIONS, blocks: [] }).revise(WARM_UP, async () => true);
// What loading leaves behind is some 40 MB.
Bun.gc(true);
servePasses({ proofread });
