import { diffFigures } from './diff-figures.ts';
import { diffTexts } from './diff-texts.ts';
import { patchOf } from './diff-unified.ts';
import type { Difference } from './difference.ts';

export interface FileText {
  /** As it was given. */
  readonly name: string;
  readonly text: string;
}

/** What lies between two files, as a patch (empty where there is nothing) or as an object in JSON. */
export function diffFiles(older: FileText, newer: FileText, format: 'unified' | 'json'): string {
  const parts = diffTexts(older.text, newer.text);
  const difference: Difference = { source: 'text', parts, changes: new Map() };
  if (format === 'unified') {
    return [...patchOf(`--- ${label(older.name)}\n+++ ${label(newer.name)}\n`, difference)].join('');
  }
  const { changes, moves, words_added, words_removed } = diffFigures(difference);
  const figures = { changes, moves, words_added, words_removed };
  return JSON.stringify({ from: { file: older.name }, to: { file: newer.name }, figures, parts });
}

/** A name in the head of a patch is one line. */
function label(name: string): string {
  return name.replaceAll(/\p{Cc}/gu, '?');
}
