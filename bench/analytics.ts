import { z } from 'zod';
import { percentile, rounded } from './parts/figures.ts';
import { END, START } from './parts/million-jobs.ts';
import { serverScript, Subject } from './parts/subject.ts';

/**
 * Lists and summaries over HTTP in a database of a million jobs, one request after the other; `none` is a request that
 * asks the database nothing. JOBS says another number of jobs.
 */
const JOBS = Number(process.env['JOBS'] ?? 1_000_000);
const TIMES = 60;
const LIMIT_MS = 20;

const day = (at: number) => new Date(at).toISOString().slice(0, 10);
const middle = (START + END) / 2;
const month = `from=${day(middle)}&to=${day(middle + 30 * 86_400_000)}`;
const cases: Record<string, string> = {
  none: '/health',
  'summary, 30 days by day': `/v1/analytics/summary?from=${day(END - 30 * 86_400_000)}&to=${day(END)}`,
  'summary, two years by day': `/v1/analytics/summary?from=${day(START)}&to=${day(END)}&group_by=day`,
  'summary, two years by week': `/v1/analytics/summary?from=${day(START + 86_400_000)}&to=${day(END)}&group_by=week`,
  'summary, two years by month': `/v1/analytics/summary?from=${day(START + 5 * 86_400_000)}&to=${day(END)}&group_by=month`,
  'summary, two years by kind': `/v1/analytics/summary?from=${day(START)}&to=${day(END)}&group_by=kind`,
  'summary, two years by strategy': `/v1/analytics/summary?from=${day(START)}&to=${day(END)}&group_by=strategy`,
  'summary, two years by status': `/v1/analytics/summary?from=${day(START)}&to=${day(END)}&group_by=status`,
  ...Object.fromEntries(
    Object.entries({
      everything: '',
      'page of a hundred': 'limit=100',
      'frequent status': 'status=completed',
      'rare status': 'status=awaiting_input',
      'rare statuses': 'status=awaiting_input,paused',
      'statuses there are none of': 'status=running,queued,pausing',
      'every status': 'status=queued,running,pausing,paused,awaiting_input,cancelling,completed,failed,cancelled',
      'rare kind': 'kind=translate',
      'rare kind, rare status': 'kind=translate&status=paused',
      strategy: 'strategy=light',
      'kind, strategy, status': 'kind=refine&strategy=light&status=failed',
      'kind and strategy that never meet': 'kind=chat&strategy=light',
      'a month': month,
      'a month, rare status': `${month}&status=paused`,
      'a month, kind, strategy, status': `${month}&kind=refine&strategy=academic&status=cancelled`,
      'rare word': 'text=zanzibar',
      'word in no title': 'text=quixotic',
      'word in half the titles': 'text=common',
      'word in every title, without its diacritics': 'text=NAIVE',
      'one letter': 'text=z',
      'two letters': 'text=na',
      signs: 'text=%22%25*',
      'word in half the titles, rare kind': 'text=common&kind=translate',
      'word in half the titles, rare status': 'text=common&status=awaiting_input',
      'word in half the titles, status of 1 %': 'text=common&status=failed',
      'word in half the titles, a kind without it': 'text=common&kind=translate&status=completed',
      'word in the other half, status of 1 % without it': 'text=usual&status=failed',
      'two words in half the titles each, in none together': 'text=common+usual',
      'three words, kind, strategy, status, a month': `text=annual+report+common&kind=refine&strategy=light&status=completed&${month}`,
      'rare word, a month': `text=zanzibar&${month}`,
      'word in half the titles, first month': `text=common&to=${day(START + 30 * 86_400_000)}`,
      'letters of many titles that stand together in none': 'text=reportcommon',
    }).map(([name, query]) => [`list, ${name}`, `/v1/jobs?${query}`]),
  ),
};

const page = z.object({
  data: z.object({ items: z.array(z.unknown()).optional(), next_cursor: z.string().nullish() }).optional(),
});
const subject = await Subject.start(serverScript('listing.ts'), [String(JOBS)]);
try {
  const figures: Record<string, unknown> = {};
  const slow: string[] = [];
  for (const [name, path] of Object.entries(cases)) {
    const times: number[] = [];
    let shown: unknown;
    for (let time = -3; time < TIMES; time += 1) {
      const began = performance.now();
      const response = await fetch(`http://127.0.0.1:${subject.port}${path}`);
      const text = await response.text();
      if (time >= 0) times.push(performance.now() - began);
      if (!response.ok) throw new Error(`${path}: ${text}`);
      if (path.startsWith('/v1/jobs')) {
        const { data } = page.parse(JSON.parse(text));
        shown = { items: data?.items?.length, more: data?.next_cursor !== null };
      }
    }
    const [p50, p99] = [rounded(percentile(times, 0.5)), rounded(percentile(times, 0.99))];
    if (p50 > LIMIT_MS) slow.push(name);
    figures[name] = { p50_ms: p50, p99_ms: p99, ...(shown ? { shown } : {}) };
  }
  const fill = rounded((await subject.ask('filled', z.number())) / 1_000);
  const megabytes = rounded((await subject.ask('bytes', z.number())) / 1e6);
  const head = { bench: 'analytics', jobs: JOBS, times: TIMES, filled_s: fill, megabytes, over_20_ms: slow };
  console.log(JSON.stringify({ ...head, figures }));
} finally {
  await subject.stop();
}
