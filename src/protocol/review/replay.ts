import { type DecisionMap, type Decisions, decisionsIn, NO_DECISIONS } from './decisions.ts';
import { Letters } from './letters.ts';
import { type Choice, type Effect, Playback, type PlayedPass } from './playback.ts';
import { originalOf } from '../fold/reduce-text.ts';
import type { BlockState, Decided } from '../fold/state.ts';

/**
 * `accepted`: what a person accepted, and what the passes applied and nobody rejected. `all`: every suggestion too that
 * was not rejected. `none`: the original.
 */
export type WhichChanges = 'accepted' | 'all' | 'none';

/** A block's text under somebody's decisions. */
export interface Replayed {
  readonly text: string;
  /** By change id: every change of the block. */
  readonly effects: ReadonlyMap<string, Effect>;
}

/**
 * Plays a block's changes again, forward from version 0, under these decisions. In each pass a change takes effect when
 * its span and the two characters beside it stand in the text as when it was made: the same characters, with nothing
 * between them. Otherwise it is blocked. Where two changes of one pass overlap, one that a person accepted comes before
 * one that nobody decided, one that was applied before a suggestion, and then the earlier in the list.
 *
 * Nothing is inverted, so it only counts what is decided, and not in which order. No decisions give the text that the
 * passes made; everything rejected gives the original.
 */
export function replayBlock(
  block: BlockState,
  decisions: Decisions,
  which: Exclude<WhichChanges, 'none'> = 'accepted',
): Replayed {
  const { changes } = block;
  if (which === 'accepted' && !block.decided && !changes.some(({ id }) => decisions.has(id))) {
    return { text: block.text, effects: new Map(changes.map(({ id, applied }) => [id, { effective: applied }])) };
  }
  const { letters, playback } = played(block, decisions, which);
  return { text: letters.spelled(playback.live), effects: playback.effects };
}

/** A block played to its end, and the passes that were played. */
export function played(block: BlockState, decisions: Decisions, which: Exclude<WhichChanges, 'none'>) {
  const letters = new Letters(block);
  const playback = new Playback(letters, block.changes);
  const choice = choose(decisions, which);
  const passes = passesOf(block, letters);
  for (const pass of passes) playback.play(pass, choice);
  return { letters, playback, passes };
}

/** The text of a block alone. */
export function replayText(block: BlockState, decisions: Decisions, which: WhichChanges = 'accepted'): string {
  return which === 'none' ? originalOf(block) : replayBlock(block, decisions, which).text;
}

/** The decisions that the block's text was made with. */
export function frozenDecisions({ decided }: BlockState): DecisionMap {
  const last = decided?.at(-1);
  return last ? decisionsIn(last) : NO_DECISIONS;
}

/**
 * Where a block's text is looked at: at a version, with the decisions frozen in it, or under decisions that stand now;
 * of these, `all` is with every suggestion that was not rejected.
 */
export type Standpoint =
  { readonly version: number } | { readonly decisions: Decisions; readonly which?: Exclude<WhichChanges, 'none'> };

/**
 * The passes over a block, played up to one of several standpoints: where their letters come from can be compared. Each is
 * played when it is asked for.
 */
export function* playTo(
  block: BlockState,
  letters: Letters,
  standpoints: readonly Standpoint[],
): Generator<Playback, void> {
  const passes = passesOf(block, letters);
  for (const standpoint of standpoints) {
    const playback = new Playback(letters, block.changes);
    const last = 'version' in standpoint ? standpoint.version : Number.POSITIVE_INFINITY;
    const which = 'version' in standpoint ? undefined : standpoint.which;
    const choice = choose(decisionsAt(block, standpoint), which ?? 'accepted');
    for (const pass of passes) if (pass.pass <= last) playback.play(pass, choice);
    yield playback;
  }
}

function decisionsAt({ decided }: BlockState, standpoint: Standpoint): Decisions {
  if ('decisions' in standpoint) return standpoint.decisions;
  const frozen = decided?.findLast(({ pass }) => pass <= standpoint.version);
  return frozen ? decisionsIn(frozen) : NO_DECISIONS;
}

/** The passes over a block in their order, each on the text that it was given: made with the decisions of that time. */
function passesOf(block: BlockState, letters: Letters): PlayedPass[] {
  const { changes, decided, rewritten = [] } = block;
  const byPass = Map.groupBy(changes.entries(), ([, { pass }]) => pass);
  const numbers = new Set([...byPass.keys(), ...rewritten.map(({ pass }) => pass)]);
  const passes: PlayedPass[] = [];
  let playback = new Playback(letters, changes);
  let standing: Decided | undefined;
  let choice = choose(NO_DECISIONS, 'accepted');
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const found = decided?.findLast(({ pass }) => pass < number);
    if (found && found !== standing) {
      standing = found;
      choice = choose(decisionsIn(found), 'accepted');
      playback = new Playback(letters, changes);
      for (const pass of passes) playback.play(pass, choice);
    }
    const pass = playback.made(number, byPass.get(number) ?? []);
    passes.push(pass);
    playback.play(pass, choice);
  }
  return passes;
}

function choose(decisions: Decisions, which: Exclude<WhichChanges, 'none'>): Choice {
  return {
    wants({ id, applied }) {
      const decision = decisions.get(id);
      return applied || which === 'all' ? decision !== 'rejected' : decision === 'accepted';
    },
    rank: ({ id, applied }) => (decisions.has(id) ? 0 : 2) + (applied ? 0 : 1),
  };
}
