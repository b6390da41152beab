import { SAMPLE } from '../../src/web/parts/drafts/sample.ts';
import type { World } from '../../tests/support/world.ts';

/** Jobs of the days before: so many days ago, what they are called, how they were wished for, and how long the text is. */
interface Past {
  readonly daysAgo: number;
  readonly title: string;
  readonly strategy: string;
  /** Paragraphs of the sample. */
  readonly length: number;
}

const TITLES = [
  'Parish newsletter, November',
  'Grant report, final draft',
  'Minutes, 18 November',
  'thesis-chapter-3.md',
  'Press release, second version',
  'Outline for a talk on soil',
  'Handbook, chapter 2',
];
const STRATEGIES = ['standard', 'light', 'standard', 'academic', 'plain-language', 'corrections-only'];
const DAYS = 28;
/** By weekday, Sunday first. */
const JOBS_A_DAY = [0, 2, 3, 2, 3, 2, 1];

/** The same on every machine. @param weekday of today */
export function demoHistory(weekday: number): Past[] {
  let number = 0;
  return Array.from({ length: DAYS }, (_, index) => DAYS - index).flatMap((daysAgo) => {
    const jobs = JOBS_A_DAY[(weekday - daysAgo + 7 * DAYS) % 7] ?? 1;
    return Array.from({ length: jobs }, () => {
      number += 1;
      return {
        daysAgo,
        title: TITLES[number % TITLES.length] ?? '',
        strategy: STRATEGIES[number % STRATEGIES.length] ?? 'standard',
        length: 2 + ((number * 5) % 6),
      };
    });
  });
}

/** A text of its own for each job. */
export function textOf({ title, length }: Past): string {
  const [, ...paragraphs] = SAMPLE.split('\n\n');
  return [`# ${title}`, ...paragraphs.slice(0, length)].join('\n\n');
}

/** Decides most of what a job found: what is sure is accepted, some of the wordings are not. */
export async function review({ call }: World, job: string, number: number): Promise<void> {
  const { body } = await call('GET', `/v1/jobs/${job}/changes?limit=100`);
  const ids = { accepted: [] as string[], rejected: [] as string[] };
  for (const [index, { id, category }] of body.data.items.entries()) {
    const odd = (number + index) % 3 === 0;
    if ((number + index) % 7 === 0) continue;
    ids[odd && category !== 'spelling' && category !== 'grammar' ? 'rejected' : 'accepted'].push(id);
  }
  for (const decision of ['accepted', 'rejected'] as const) {
    if (ids[decision].length === 0) continue;
    // oxlint-disable-next-line no-await-in-loop
    await call('PUT', `/v1/jobs/${job}/changes`, { ids: ids[decision], decision });
  }
}
