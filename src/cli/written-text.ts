import type { Job } from '../client/job.ts';
import { EXIT } from './exit.ts';
import { tally } from './tally.ts';
import type { Terminal } from './terminal.ts';

/** What a job came to, and where it goes. */
export interface WrittenText {
  /** At its end. */
  readonly job: Job;
  readonly text: string;
  /** Undefined: standard output. */
  readonly output: string | undefined;
  /** Programs get it as an object. */
  readonly json: boolean;
  /** What it was made of. */
  readonly file?: string | undefined;
}

/** Hands out a job's text, and says what it is. @returns undefined, or an exit code */
export async function writeText(
  { job: { id: job, state }, text, output, json, file }: WrittenText,
  terminal: Terminal,
): Promise<number | undefined> {
  const { status, blocks } = state;
  if (json) terminal.out(`${JSON.stringify({ type: 'result', job, status, file, output, text })}\n`);
  else if (output === undefined) terminal.out(text);
  try {
    if (output !== undefined) await Bun.write(output, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    terminal.note(`${output} could not be written: ${why}\nThe text is kept: redraft watch ${job} -o <file>\n`);
    return EXIT.failed;
  }
  if (status !== 'completed') {
    const place = output ?? (json ? 'in the result' : 'on standard output');
    terminal.note(
      `${status === 'cancelled' ? 'Cancelled' : 'Failed'}. What was finished by then: ${place} · job ${job}\n`,
    );
  } else if (!json) {
    const place = output === undefined ? '' : `${output} · `;
    terminal.note(`${place}${tally(blocks.flatMap(({ changes }) => changes))} · job ${job}\n`);
  }
  return undefined;
}
