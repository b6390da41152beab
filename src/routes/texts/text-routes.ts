import { Elysia } from 'elysia';
import type { DiffFormat, VersionName } from '../../documents/diff/diff-order.ts';
import { DIFF_STYLE } from '../../documents/diff/diff-style.ts';
import { renderAside } from '../../documents/render/render-aside.ts';
import { TEXT_STYLE } from '../../documents/render/text-page.ts';
import { type Guard, principalOf } from '../../http/access/guard.ts';
import { largeReply } from '../../http/answers/large-reply.ts';
import { operation } from '../../http/operation.ts';
import { Problem } from '../../http/answers/problem.ts';
import { reply } from '../../http/answers/envelope.ts';
import type { JobRow, JobTable } from '../../jobs/job-table.ts';
import type { Principal } from '../../jobs/principal.ts';
import { versionFigures } from '../../jobs/versions/version-figures.ts';
import type { NoVersion } from '../../jobs/versions/versions.ts';
import type { Services } from '../../services.ts';
import { bytesAnswer, notMade, textAnswer } from './made-answer.ts';
import { ownedJob } from '../owned-job.ts';
import { jobIdSchema } from '../job-id.ts';
import { diffQuerySchema, resultQuerySchema, versionParamsSchema } from './text-query.ts';

const TYPES = { md: 'text/markdown', txt: 'text/plain', html: 'text/html' } as const;
const DIFF_TYPES: Record<DiffFormat, string> = {
  json: 'application/json',
  unified: 'text/x-diff; charset=utf-8',
  html: 'text/html; charset=utf-8',
};
const NO_FRAMES = "; frame-ancestors 'none'";

/** A job's texts: what it has come to, the version after each pass, and what lies between any two of them. */
export function textRoutes({ table, folds, jobs, review, versions, comparisons, workshop }: Services, guard: Guard) {
  return new Elysia()
    .use(principalOf(guard))
    .get(
      '/jobs/:id/result',
      async ({ params, principal, query, request }) => {
        const row = await ownedJob(table, principal, params.id);
        const { text, extension } = await jobs.result(row, query.changes);
        const to = query.format ?? extension;
        const format = extension === 'md' ? 'markdown' : 'text';
        const headers = {
          'content-type': `${TYPES[to]}; charset=utf-8`,
          'content-disposition': `inline; filename="${row.id}.${to}"`,
          ...(to === 'html' && { 'content-security-policy': TEXT_STYLE.policy + NO_FRAMES }),
        };
        if (to === 'md' || to === extension) return textAnswer(text, headers);
        const made = await renderAside(workshop, { title: row.title, text, format, to }, request.signal);
        return made.ok ? bytesAnswer(made.bytes, headers) : notMade(made.reason);
      },
      { params: jobIdSchema, query: resultQuerySchema, detail: RESULT },
    )
    .get(
      '/jobs/:id/versions',
      async ({ params, principal }) => {
        const row = await ownedJob(table, principal, params.id);
        const state = await folds.current(row.id);
        const entries = await versions.list(row, state);
        const decisions = await review.decisions(row.id, state);
        const [result, all, ...figures] = await versionFigures(state, [
          { decisions },
          { decisions, which: 'all' },
          ...entries.map(({ version }) => ({ version })),
        ]);
        return reply({ items: entries.map((entry, index) => ({ ...entry, ...figures[index] })), result, all });
      },
      { params: jobIdSchema, detail: VERSIONS },
    )
    .get(
      '/jobs/:id/versions/:version',
      async ({ params, principal }) => {
        const row = await ownedJob(table, principal, params.id);
        const state = await folds.current(row.id);
        const found = await versions.find(row, state, params.version);
        if (!found.ok) throw notThere(found.reason, params.version);
        const [figures] = await versionFigures(state, [{ version: params.version }]);
        const { text, ...entry } = found.version;
        return largeReply({ ...entry, ...figures, length: text.length, text });
      },
      { params: versionParamsSchema, detail: VERSION },
    )
    .get(
      '/refine/diff',
      async ({ principal, query, request }) => {
        const { job, fromPass: from, toPass: to, format } = query;
        const row = await comparedJob(table, principal, query.fileId, job);
        const known = request.headers.get('if-none-match') ?? undefined;
        const compared = await comparisons.compare(row, { from, to, format, known }, request.signal);
        if (compared.ok) {
          return bytesAnswer(compared.bytes, {
            ...cached(compared.tag),
            'content-type': DIFF_TYPES[format],
            ...(format === 'html' && { 'content-security-policy': DIFF_STYLE.policy + NO_FRAMES }),
          });
        }
        switch (compared.reason) {
          case 'unchanged':
            return new Response(null, { status: 304, headers: cached(compared.tag) });
          case 'unfinished':
          case 'unreached':
          case 'unknown':
            throw notThere(compared.reason, compared.version);
          default:
            return notMade(compared.reason);
        }
      },
      { query: diffQuerySchema, detail: DIFF },
    );
}

/** The caller may keep it and asks each time whether it still holds. */
function cached(tag: string) {
  return { etag: tag, 'cache-control': 'private, no-cache' };
}

/** The job itself, or the newest one that was made from a file. @throws Problem VALIDATION_ERROR, NOT_FOUND */
async function comparedJob(table: JobTable, principal: Principal, file?: string, job?: string): Promise<JobRow> {
  const wrong = (message: string) => new Problem('VALIDATION_ERROR', { details: [{ path: 'job', message }] });
  if (job === undefined && file === undefined) throw wrong('The id of the job whose texts are compared, or fileId');
  if (job === undefined) {
    const [newest] = await table.ofFile(principal, file ?? '', 1);
    if (!newest) throw new Problem('NOT_FOUND', { message: 'No job was made from such a file.' });
    return newest;
  }
  const row = await ownedJob(table, principal, job);
  if (file !== undefined && row.file !== file) throw wrong('The job was not made from that file');
  return row;
}

function notThere(reason: NoVersion, version: VersionName): Problem {
  switch (reason) {
    case 'unknown':
      return new Problem('NOT_FOUND', { message: `The job has no pass ${version}` });
    case 'unreached':
      return new Problem('NOT_FOUND', { message: `The job ended before pass ${version} did` });
    case 'unfinished':
      return new Problem('CONFLICT', { message: `Pass ${version} has not come to its end` });
  }
}

const RESULT = operation({
  summary: 'The text as it stands',
  description:
    'Under the decisions that stand; while the job runs, of everything that is finished so far, and of a text that is ' +
    'written, what it would be if it ended now. `changes`: `accepted` (default), `all` takes in every suggestion too that was not rejected, `none` is the original. `format`: the ' +
    "document's own when it is left out; of Markdown, `txt` is what it says without its marks, and `html` a page that " +
    'stands alone, in which HTML of the document is text. `Repr-Digest` holds the sha256 of what is answered.',
  tag: 'Texts',
  success: { contentType: ['text/markdown', 'text/plain', 'text/html'] },
  errors: ['NOT_FOUND', 'TIMEOUT_ERROR'],
});
const VERSIONS = operation({
  summary: 'The versions of a text: the original, one after each finished pass, and the figures of the result',
  tag: 'Texts',
  success: { data: 'VersionList' },
  errors: ['NOT_FOUND'],
});
const VERSION = operation({
  summary: 'A version with its text and figures',
  description:
    '0 is the original. A pass that has not come to its end has none: 409. One that is not there, or that the job did not come to: 404.',
  tag: 'Texts',
  success: { data: 'Version' },
  errors: ['NOT_FOUND', 'CONFLICT'],
});
const DIFF = operation({
  summary: 'What lies between two versions',
  description:
    'Of a `job`, or of the newest one that was made from the file `fileId`. From `fromPass` (0, the original, when it is ' +
    'left out) to `toPass` (`result`, the text as it stands; `all` takes in every suggestion too that was not rejected). ' +
    '`json`: ' +
    'parts that both texts can be built from again; `unified`: a patch for `patch -p1` and `git apply`; `html`: a page ' +
    'that stands alone. Where the stored changes tell it, every place names its rule, reason and category; else the ' +
    'texts are compared.',
  tag: 'Texts',
  success: [
    { data: 'Difference', contentType: ['text/x-diff', 'text/html'] },
    { status: 304, description: 'It is what the caller has' },
  ],
  headers: { 'If-None-Match': 'The `ETag` of an earlier answer' },
  errors: ['NOT_FOUND', 'CONFLICT', 'TIMEOUT_ERROR'],
});
