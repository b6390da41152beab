import type { Files, FileText } from '../files/files.ts';
import type { Principal } from './principal.ts';

/** A body whose `input.fileId` has become the file's text, or the body as it was where it names no file. */
export type WithText =
  | { readonly ok: true; readonly body: unknown; readonly file: string | null }
  | { readonly ok: false; readonly problems: readonly { readonly path: string; readonly message: string }[] };

/** Bytes of a file that a job takes: what a body may hold of text. */
export const MOST_FILE_BYTES = 16 * 1024 * 1024;

/** Why a file is not read. */
export const UNREAD: Readonly<Record<Extract<FileText, { ok: false }>['reason'], string>> = {
  unknown: 'There is no such file',
  too_large: `The file has more than the ${MOST_FILE_BYTES} bytes that a job takes`,
  unreadable: 'The file is not the text that its beginning promised',
};

/** Reads the file that a request names; its name and format are the document's where the request does not say. */
export async function withFileText(files: Pick<Files, 'text'>, principal: Principal, body: unknown): Promise<WithText> {
  const input = memberOf(body, 'input');
  const id = memberOf(input, 'fileId');
  if (!isObject(body) || !isObject(input) || id === undefined) return { ok: true, body, file: null };
  if (typeof id !== 'string') return refused('must be the id of a file');
  if ('text' in input) return refused('Either a text or a file');
  const read = await files.text(principal.id, id, MOST_FILE_BYTES);
  if (!read.ok) return refused(whyUnread(read.reason, id));
  const { fileId: _, ...rest } = input;
  const { name: title, format } = read.file;
  return { ok: true, body: { ...body, input: { title, format, ...rest, text: read.text } }, file: id };
}

/** Files that a request names beside its text, and that are not there or too large to be read. */
export async function unfitFiles(
  files: Pick<Files, 'find'>,
  principal: Principal,
  body: unknown,
): Promise<readonly { readonly path: string; readonly message: string }[]> {
  const named = memberOf(memberOf(body, 'input'), 'files');
  const ids = Array.isArray(named) ? named.filter((id) => typeof id === 'string') : [];
  const problems = await Promise.all(ids.map((id) => fileProblem(files, principal, id)));
  return problems.flatMap((message, at) => (message === undefined ? [] : [{ path: `input.files.${at}`, message }]));
}

/** Why a file cannot be worked from, as far as that is known before it is read. */
async function fileProblem(files: Pick<Files, 'find'>, principal: Principal, id: string): Promise<string | undefined> {
  const file = await files.find(principal.id, id);
  if (!file) return whyUnread('unknown', id);
  return file.size > MOST_FILE_BYTES ? whyUnread('too_large', id) : undefined;
}

/** Which file it is as well, where it is named as files are: whatever else was sent is not said again. */
function whyUnread(reason: keyof typeof UNREAD, id: string): string {
  return /^file_[0-9a-f-]{36}$/.test(id) ? `${UNREAD[reason]}: ${id}` : UNREAD[reason];
}

function refused(message: string): WithText {
  return { ok: false, problems: [{ path: 'input.fileId', message }] };
}

function memberOf(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
