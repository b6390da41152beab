import type { Writer } from '../../src/engines/writer.ts';

const SECTIONS: Readonly<Record<string, string>> = {
  'What a visit counts':
    'The report counts each time the door opens: 41,200 **visits**, 12 per cent more than the year before [1]. A visit of four minutes and a visit of four hours are each one visit, so the figure cannot say who still has a place to stay.',
  'What the long tables gave':
    'The letters say it better than the figures do. They ask for two things:\n\n- a table, for those who have none at home [2];\n- a room in which “nobody has to buy anything” [2], and in which',
};

export interface HeldWriter extends Writer {
  /** Resolves when it stands still. */
  readonly held: Promise<void>;
}

/** A writer that stands still in its second section, as long as a picture of it is taken. */
export function heldWriter(): HeldWriter {
  const held = Promise.withResolvers<void>();
  return {
    held: held.promise,
    name: 'demo',
    quotesOnly: false,
    outline: () => Promise.resolve([...Object.keys(SECTIONS), 'What the letters ask for']),
    async *write({ section = '', signal }) {
      const text = SECTIONS[section] ?? '';
      yield { type: 'text', text };
      if (text.endsWith('.')) return;
      held.resolve();
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
      signal.throwIfAborted();
    },
  };
}

/** The files it leans on. */
export const NOTES = [
  [
    'annual-report.md',
    'A visit is counted at the door, whatever its length. The building had 41,200 visits, 12 per cent more than in the year before the long tables went.\n',
  ],
  [
    'letters-2024.md',
    'I come on most days to apply for jobs, and so the long tables matter. At home there is no table, and here nobody has to buy anything to sit at one. Give the letters an answer.\n',
  ],
] as const;
