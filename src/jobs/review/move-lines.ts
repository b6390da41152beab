import type { Row } from '../../store/driver.ts';
import { type DecisionMove, moveRow, storedRow } from './stored-decision.ts';

/** Moves that are written or read in one turn of the event loop. */
const LINE = 1_000;

/** Moves as JSON lists in lines. */
export async function moveLines(moves: readonly DecisionMove[]): Promise<string[]> {
  const lines: string[] = [];
  for (let from = 0; from < moves.length; from += LINE) {
    if (from > 0) await new Promise(setImmediate);
    lines.push(JSON.stringify(moves.slice(from, from + LINE).map(moveRow)));
  }
  return lines;
}

/** The moves that `moveLines` wrote, joined by line breaks. */
export async function readMoves(text: string): Promise<DecisionMove[]> {
  const moves: DecisionMove[] = [];
  for (const line of text.split('\n')) {
    const rows: Row[] = JSON.parse(line);
    for (const row of rows) moves.push(row.length > 1 ? storedRow(row) : [String(row[0]), null]);
    await new Promise(setImmediate);
  }
  return moves;
}
