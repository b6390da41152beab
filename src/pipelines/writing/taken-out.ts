import type { JobEvent } from '../../protocol/events.ts';
import type { JobState } from '../../protocol/fold/state.ts';

const CODE = 'citations_dropped';
const NOTE = /^(\d+) citations? taken out(?: of “(.*)”)?\.$/s;

/** Says of a text that so many of its citations were taken out; the end of the job counts these notes. */
export function takenOutNote(count: number, title?: string): string {
  const place = title === undefined ? '' : ` of “${title}”`;
  return `${count} ${count === 1 ? 'citation' : 'citations'} taken out${place}.`;
}

/** One warning for all citations that were taken out while a text was written: how many, and where. */
export function* takenOutWarning({ thinking, warnings }: Pick<JobState, 'thinking' | 'warnings'>): Generator<JobEvent> {
  const notes = thinking.map((note) => NOTE.exec(note)).filter((note) => note !== null);
  if (notes.length === 0 || warnings.some(({ code }) => code === CODE)) return;
  // Of a text that was written twice the later note counts; sections have replaced the short answer, which has no title.
  const last = new Map(notes.map(([, taken, title]) => [title, Number(taken)]));
  if (last.size > 1) last.delete(undefined);
  const count = last.values().reduce((sum, taken) => sum + taken, 0);
  const titles = [...last.keys()].flatMap((title) => (title === undefined ? [] : [`“${title}”`]));
  const places = titles.length === 0 ? '' : ` of ${titles.join(', ')}`;
  const what = count === 1 ? 'A citation was' : `${count} citations were`;
  const why = count === 1 ? 'it names no source, or quotes' : 'they name no source, or quote';
  yield { type: 'warning', data: { code: CODE, message: `${what} taken out${places}: ${why} what it does not say.` } };
}
