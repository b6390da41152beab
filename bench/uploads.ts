import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { rounded } from './parts/figures.ts';

/**
 * What four uploads of 100 MB at once cost the server, as a process of its own: resident memory over what it was idle,
 * megabytes a second, and whether every file has its sum. The peer is a server that writes bodies to disk and nothing
 * else: no form to parse, no sum, no flush.
 */
const UPLOADS = 4;
const MIB = 1024 * 1024;
const BYTES = 100 * MIB;
const PIECE = Buffer.from('Nothing that was seen is ever lost, not even here.\n'.repeat(1_285)).subarray(0, 64 * 1_024);
const uploadedSchema = z.object({ data: z.object({ items: z.array(z.object({ sha256: z.string() })) }) });

const folder = mkdtempSync(join(tmpdir(), 'redraft-bench-'));
try {
  const [product, raw] = [await measured('product'), await measured('raw')];
  console.log(
    JSON.stringify({
      bench: 'uploads',
      uploads: UPLOADS,
      megabytes_each: BYTES / MIB,
      product,
      raw,
      product_to_raw: rounded(product.mb_per_s / raw.mb_per_s),
    }),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measured(kind: 'product' | 'raw') {
  const child = started(kind);
  const url = await addressOf(child.stdout);
  await send(kind, url, MIB);
  const idle = await resident(child.pid);
  let peak = idle;
  const sampling = setInterval(async () => (peak = Math.max(peak, await resident(child.pid))), 10);
  const startedAt = performance.now();
  const sums = await Promise.all(Array.from({ length: UPLOADS }, () => send(kind, url, BYTES)));
  const ms = performance.now() - startedAt;
  clearInterval(sampling);
  child.kill();
  await child.exited;
  const expected = sumOf(BYTES);
  return {
    added_mb_at_peak: rounded((peak - idle) / MIB),
    mb_per_s: rounded((UPLOADS * BYTES) / MIB / (ms / 1_000)),
    sums_right: kind === 'product' ? sums.every((sum) => sum === expected) : null,
  };
}

function started(kind: 'product' | 'raw') {
  const script = join(import.meta.dir, kind === 'product' ? './servers/filing.ts' : './servers/writing.ts');
  return Bun.spawn([process.execPath, script, join(folder, kind)], { stdout: 'pipe', stderr: 'inherit' });
}

async function addressOf(output: ReadableStream<Uint8Array>): Promise<string> {
  let said = '';
  const decoder = new TextDecoder();
  for await (const part of output) {
    said += decoder.decode(part, { stream: true });
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error('the server did not say where it listens');
}

/** @returns the sum that the server says */
async function send(kind: 'product' | 'raw', url: string, bytes: number): Promise<string | undefined> {
  const head = '--b\r\nContent-Disposition: form-data; name="files"; filename="large.txt"\r\n\r\n';
  let left = bytes;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      if (kind === 'product') controller.enqueue(Buffer.from(head));
    },
    pull(controller) {
      const piece = PIECE.subarray(0, Math.min(left, PIECE.byteLength));
      left -= piece.byteLength;
      if (piece.byteLength > 0) return controller.enqueue(piece);
      if (kind === 'product') controller.enqueue(Buffer.from('\r\n--b--\r\n'));
      controller.close();
    },
  });
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const answer = await fetch(`${url}/v1/files/upload`, { method: 'POST', body, headers });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return kind === 'product' ? uploadedSchema.parse(await answer.json()).data.items[0]?.sha256 : undefined;
}

function sumOf(bytes: number): string {
  const hasher = new Bun.CryptoHasher('sha256');
  for (let left = bytes; left > 0; left -= PIECE.byteLength)
    hasher.update(PIECE.subarray(0, Math.min(left, PIECE.byteLength)));
  return hasher.digest('hex');
}

async function resident(pid: number): Promise<number> {
  const status = await Bun.file(`/proc/${pid}/status`).text();
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1_024;
}
