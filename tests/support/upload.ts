import type { Answer, Json, World } from './world.ts';

/** A file to send: its name, its bytes, and what it is declared as. */
export type SentFile = readonly [name: string, content: string | Uint8Array, type?: string];

/** Sends files as one form, with their names as they are. */
export async function upload(world: World, files: readonly SentFile[]): Promise<Answer> {
  const boundary = 'b0undary';
  const parts = files.flatMap(([name, content, type]) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name.replaceAll('\\', '\\\\')}"\r\n`,
    `Content-Type: ${type ?? 'application/octet-stream'}\r\n\r\n`,
    content,
    '\r\n',
  ]);
  const response = await fetch(`${world.url}/v1/files/upload`, {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([...parts, `--${boundary}--\r\n`].map((part) => Buffer.from(part))),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** The files as the server shows them. */
export async function uploaded(world: World, files: readonly SentFile[]): Promise<Json[]> {
  const { status, body } = await upload(world, files);
  if (status !== 201) throw new Error(`not taken: ${JSON.stringify(body)}`);
  return body.data.items;
}
