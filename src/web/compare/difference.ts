import { isBody } from '../../client/api.ts';
import { redraft } from '../redraft.ts';
import type { DiffPart, InlinePart } from './diff-part.ts';

export interface Difference {
  readonly parts: readonly DiffPart[];
  readonly changes: number;
  readonly moves: number;
  /** Why, by the id of the stored change. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** A version by its number, or the text as it stands. */
export type VersionName = number | 'result';

export interface Version {
  readonly version: VersionName;
  readonly name: string;
  readonly words: number;
  readonly grade: number;
}

/** @throws RedraftError */
export async function differenceOf(job: string, from: VersionName, to: VersionName): Promise<Difference> {
  const query = `job=${encodeURIComponent(job)}&fromPass=${from}&toPass=${to}&format=json`;
  const { parts, figures, changes } = await redraft.api.json('GET', `/v1/refine/diff?${query}`);
  const counted = isBody(figures) ? figures : {};
  return {
    parts: listOf(parts).flatMap(partOf),
    changes: Number(counted['changes'] ?? 0),
    moves: Number(counted['moves'] ?? 0),
    reasons: new Map(
      Object.entries(isBody(changes) ? changes : {}).map(([id, change]) => [
        id,
        isBody(change) ? String(change['reason']) : '',
      ]),
    ),
  };
}

/** Those there are, the original first. @throws RedraftError */
export async function versionsOf(job: string): Promise<readonly Version[]> {
  const { items } = await redraft.api.json('GET', `/v1/jobs/${job}/versions`);
  return listOf(items).flatMap((item) => {
    if (!isBody(item)) return [];
    const { version, pass, readability } = item;
    const { words, grade } = isBody(readability) ? readability : {};
    return [{ version: Number(version), name: String(pass), words: Number(words), grade: Number(grade) }];
  });
}

function partOf(value: unknown): DiffPart[] {
  if (!isBody(value)) return [];
  const { op, move, text } = value;
  if (op === 'moved_away') return [{ op, move: Number(move), text: String(text) }];
  if (op === 'moved_here') return [{ op, move: Number(move), parts: listOf(value['parts']).flatMap(inlineOf) }];
  return inlineOf(value);
}

function inlineOf(value: unknown): InlinePart[] {
  if (!isBody(value)) return [];
  const { op, text, before, after, changes } = value;
  if (op === 'same') return [{ op, text: String(text) }];
  if (op !== 'change') return [];
  return [{ op, before: String(before), after: String(after), changes: listOf(changes).map(String) }];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
