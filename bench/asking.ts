import { z } from 'zod';
import { rounded } from './parts/figures.ts';
import { lagOf } from './parts/loop-lag.ts';
import { RandomProse, seeded } from './parts/random-prose.ts';
import { serverScript, Subject } from './parts/subject.ts';

/**
 * What a question about a large file costs a server without a model, as a process of its own: ms to the whole answer,
 * resident memory over what it was idle, and how late its event loop came round. Asked twice of one file, then of three
 * more at once, and of all of them again.
 */
const MEGABYTES = 12;
const MB = 1e6;
const uploadedSchema = z.object({ data: z.object({ items: z.array(z.object({ id: z.string() })) }) });
const answered = z.object({ data: z.object({ answer: z.object({ sources: z.array(z.unknown()) }) }) });

const prose = new RandomProse(seeded(7));
const server = await Subject.start(serverScript('asking.ts'));
try {
  const small = await upload(0.01);
  await ask('Which word comes first?', [small]);
  const large = await upload(MEGABYTES);
  const others = [await upload(4), await upload(4), await upload(4)];
  const figures = {
    first: await measured([large]),
    second: await measured([large]),
    three_files: await measured(others),
    three_files_again: await measured(others),
  };
  console.log(JSON.stringify({ bench: 'asking', megabytes: MEGABYTES, ...figures }));
} finally {
  await server.stop();
}

async function measured(files: readonly string[]) {
  const question = `What of ${prose.word()} and ${prose.word()}, ${prose.word()} or ${prose.word()}?`;
  const idle = await server.ask('collect', z.number());
  await server.ask('watch', z.null());
  let peak = idle;
  const sampling = setInterval(async () => (peak = Math.max(peak, await server.ask('rss', z.number()))), 10);
  const startedAt = performance.now();
  const sources = await ask(question, files);
  const ms = performance.now() - startedAt;
  clearInterval(sampling);
  const { p99, max } = await server.ask('lag', lagOf);
  const kept = await server.ask('collect', z.number());
  return {
    ms: rounded(ms),
    sources,
    added_mb_at_peak: rounded((peak - idle) / MB),
    added_mb_kept: rounded((kept - idle) / MB),
    lag_p99_ms: rounded(p99),
    lag_max_ms: rounded(max),
  };
}

/** @returns how many passages the answer leans on */
async function ask(message: string, files: readonly string[]): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${server.port}/v1/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message, files, options: { route: 'simple', wait: 60 } }),
  });
  return answered.parse(await answer.json()).data.answer.sources.length;
}

async function upload(megabytes: number): Promise<string> {
  const form = new FormData();
  const headed = prose
    .paragraphs(megabytes * MB)
    .map((text, at) => (at % 20 === 0 ? `## ${prose.word()}\n\n${text}` : text));
  form.append('files', new File([headed.join('\n\n')], 'large.md'));
  const answer = await fetch(`http://127.0.0.1:${server.port}/v1/files/upload`, { method: 'POST', body: form });
  const [file] = uploadedSchema.parse(await answer.json()).data.items;
  if (!file) throw new Error('not taken');
  return file.id;
}
