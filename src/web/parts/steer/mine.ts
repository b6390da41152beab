import { keep, keptIn } from '../kept.ts';

const KEY = 'redraft.notes';
/** Of so many notes it is known that they came from here. */
const MOST = 200;

/** Notes that this browser sent, by their ids: the server knows no names while there are no accounts. */
const sent = new Set((keptIn('localStorage', KEY) ?? '').split(' '));

export function isMine(note: string): boolean {
  return sent.has(note);
}

export function remember(note: string): void {
  sent.add(note);
  keep('localStorage', KEY, [...sent].slice(-MOST).join(' '));
}
