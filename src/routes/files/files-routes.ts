import { create as contentDisposition } from 'content-disposition';
import { Elysia } from 'elysia';
import { FILE_LIMITS, type RefusedUpload } from '../../files/files.ts';
import type { FileRow } from '../../files/file-table.ts';
import { reply } from '../../http/answers/envelope.ts';
import { type Guard, principalOf } from '../../http/access/guard.ts';
import { formFiles } from '../../http/bodies/multipart.ts';
import { operation } from '../../http/operation.ts';
import { Problem } from '../../http/answers/problem.ts';
import { refuseDraining } from '../../http/answers/refuse-draining.ts';
import type { Principal } from '../../jobs/principal.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { Services } from '../../services.ts';
import { isKnown, refuseBeyond } from './file-range.ts';
import { fileJobs } from './file-jobs.ts';
import { formatPosition, parsePosition } from '../list-cursor.ts';
import { fileIdSchema, fileListSchema } from './files-query.ts';
import { noSuch } from '../no-such.ts';

/** Files to work from: taken in as they come, kept as they are. */
export function filesRoutes(services: Services, guard: Guard, draining: () => boolean) {
  const { files } = services;
  const owned = async (principal: Principal, id: string): Promise<FileRow> => {
    const file = await files.find(principal.id, id);
    if (!file) throw noSuch('file');
    return file;
  };
  return new Elysia()
    .use(principalOf(guard))
    .post(
      '/files/upload',
      async ({ principal, request, set }) => {
        refuseDraining(draining);
        const uploaded = await files.upload(principal.id, formFiles(request, FILE_LIMITS.files));
        if (!uploaded.ok) throw refusal(uploaded);
        set.status = 201;
        return reply({ items: uploaded.files.map(fileView) });
      },
      { detail: UPLOAD },
    )
    .get(
      '/files',
      async ({ principal, query }) => {
        const { rows, next } = await files.list(principal.id, query.limit, parsePosition(query.cursor));
        return reply({ items: rows.map(fileView), next_cursor: next === null ? null : formatPosition(next) });
      },
      { query: fileListSchema, detail: LIST },
    )
    .get('/files/:id', async ({ principal, params }) => reply(fileView(await owned(principal, params.id))), {
      params: fileIdSchema,
      detail: SHOW,
    })
    .get(
      '/files/:id/versions',
      async ({ principal, params, query }) => {
        const file = await owned(principal, params.id);
        const { items, next } = await fileJobs(services, principal, file.id, query.limit, parsePosition(query.cursor));
        return reply({ items, next_cursor: next === null ? null : formatPosition(next) });
      },
      { params: fileIdSchema, query: fileListSchema, detail: VERSIONS },
    )
    .get(
      '/files/:id/download',
      async ({ principal, params, request }) => {
        const file = await owned(principal, params.id);
        const headers = downloadHeaders(file);
        if (isKnown(request.headers, headers.etag)) return new Response(null, { status: 304, headers });
        refuseBeyond(request.headers, file.size, headers.etag);
        return new Response(files.bytes(file), { headers });
      },
      { params: fileIdSchema, detail: DOWNLOAD },
    )
    .delete(
      '/files/:id',
      async ({ principal, params }) => {
        const file = await owned(principal, params.id);
        await files.remove(file);
        return reply({ id: file.id, deleted: true });
      },
      { params: fileIdSchema, detail: DELETE },
    );
}

const MEDIA_TYPES = { markdown: 'text/markdown', text: 'text/plain' } as const;

function fileView(row: FileRow) {
  const { id, name, format, encoding, size, sha256 } = row;
  const links = { download: `/v1/files/${id}/download`, versions: `/v1/files/${id}/versions` };
  return { id, name, media_type: MEDIA_TYPES[format], encoding, size, sha256, created_at: row.createdAt, links };
}

/** A browser saves the file and runs nothing of it, whatever is in it. */
function downloadHeaders({ name, format, encoding, sha256 }: FileRow) {
  return {
    'content-type': `${MEDIA_TYPES[format]}; charset=${encoding}`,
    'content-disposition': contentDisposition(name),
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'private, no-cache',
    etag: `"${sha256}"`,
    'accept-ranges': 'bytes',
  };
}

const CODES: Readonly<Record<RefusedUpload['reason'], ErrorCode>> = {
  invalid: 'VALIDATION_ERROR',
  not_text: 'UNSUPPORTED_MEDIA_TYPE',
  too_large: 'PAYLOAD_TOO_LARGE',
  quota: 'STORAGE_FULL',
  busy: 'UNAVAILABLE',
};

function refusal({ reason, path, message }: RefusedUpload): Problem {
  return new Problem(CODES[reason], {
    ...(reason !== 'invalid' && { message: `${message}.` }),
    details: [{ path, message }],
    headers: { connection: 'close', ...(reason === 'busy' && { 'retry-after': '5' }) },
  });
}

const UPLOAD = operation({
  summary: 'Upload files to work from',
  description:
    'Up to 10 files of 100 MB as `multipart/form-data`, all of them or none. What a file is, its bytes say: text and ' +
    'Markdown in UTF-8, UTF-16 or an older encoding. A job is made from it by `input: {"fileId": …}`.',
  tag: 'Files',
  form: true,
  success: { status: 201, data: 'FileList' },
  errors: ['UNSUPPORTED_MEDIA_TYPE', 'PAYLOAD_TOO_LARGE', 'STORAGE_FULL'],
});
const LIST = operation({ summary: 'Your files, newest first', tag: 'Files', success: { data: 'FilePage' } });
const SHOW = operation({ summary: 'One file', tag: 'Files', success: { data: 'File' }, errors: ['NOT_FOUND'] });
const VERSIONS = operation({
  summary: 'What was made of a file: its jobs, newest first, with the version after each pass',
  tag: 'Files',
  success: { data: 'FileVersions' },
  errors: ['NOT_FOUND'],
});
const DOWNLOAD = operation({
  summary: 'The file as it was uploaded',
  description: 'Always an attachment. A range beyond its end: 416.',
  tag: 'Files',
  success: [
    { contentType: ['text/plain', 'text/markdown'] },
    { status: 206, description: 'The part that `Range` names', contentType: ['text/plain', 'text/markdown'] },
    { status: 304, description: 'It is what the caller has' },
  ],
  headers: { Range: 'Such as `bytes=0-1023`', 'If-None-Match': 'The `ETag` of an earlier answer' },
  errors: ['NOT_FOUND'],
});
const DELETE = operation({
  summary: 'Delete a file',
  description: 'Jobs that were made from it keep their text.',
  tag: 'Files',
  success: { data: 'DeletedFile' },
  errors: ['NOT_FOUND', 'STORAGE_FULL'],
});
