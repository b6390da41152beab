import { sentencesOf } from '../../../documents/words/sentences.ts';
import { type Edit, edited } from '../../edits/edit.ts';
import type { GivenBlock, RevisionOptions } from '../../revision-engine.ts';
import type { Drops } from './drops.ts';
import { keepsFacts } from './keeps-facts.ts';

/** How short and how long an edited block may be, as a share of what it was; UTF-16 units are added to both. */
const SHORTEST = 0.3;
const LONGEST = 1.6;
const SLACK = 80;
/** From this share on it may hold a sentence twice. */
const REPEATED = 1.2;
/** Words from which on a sentence is not said twice by chance. */
const TELLING = 4;

/**
 * The edits of a block that can be believed together: with all of them applied it keeps its facts, its markup and about
 * its length. Where it does not, they are tried one after the other, and those that break it are dropped.
 * @param edits in order and apart
 */
export async function verifiedEdits(
  block: GivenBlock,
  edits: readonly Edit[],
  format: RevisionOptions['format'],
  drops: Drops,
): Promise<Edit[]> {
  const problem = (tried: readonly Edit[]) => problemOf(block, edited(block.text, tried), format);
  if (edits.length === 0 || problem(edits) === undefined) return [...edits];
  let kept: Edit[] = [];
  for (const edit of edits) {
    const tried = [...kept, edit];
    const reason = problem(tried);
    if (reason === undefined) kept = tried;
    else drops.add(reason);
    // oxlint-disable-next-line no-await-in-loop
    await new Promise(setImmediate);
  }
  return kept;
}

function problemOf(
  block: GivenBlock,
  after: string,
  format: RevisionOptions['format'],
): 'facts' | 'too_much' | undefined {
  const { length } = block.text;
  if (after.length < length * SHORTEST - SLACK || after.length > length * LONGEST + SLACK) return 'too_much';
  if (after.length > length * REPEATED && repetitions(after) > repetitions(block.text)) return 'too_much';
  return keepsFacts(block, after, format) ? undefined : 'facts';
}

/** How many sentences stand there again. */
function repetitions(text: string): number {
  const said = sentencesOf(text).filter(({ words }) => words.length >= TELLING);
  return said.length - new Set(said.map(({ start, words }) => text.slice(start, words.at(-1)?.end))).size;
}
