import { z } from 'zod';
import { fakeProvider, type ProviderCall } from '../tests/support/fake-provider.ts';
import { askedText } from '../tests/support/asked-text.ts';
import { behaviours } from '../tests/support/provider-behaviours.ts';
import { median, percentile, rounded } from './parts/figures.ts';
import { openJob } from './parts/open-job.ts';
import { serverScript, Subject } from './parts/subject.ts';

/**
 * What stands between a model and those who watch. `cancel`: from the command at a client to the closed socket at the
 * provider, whatever the call is at. `streams`: jobs at once, each written at 50 tokens a second: from the provider's
 * first word of a passage to the first of it at a client (40 ms of gathering included), and whether every word arrived.
 */
const CANCELS = 60;
const STREAMS = 200;
const TOKENS = 150;
const TOKEN_MS = 20;
const PASSAGE = 'This is a passage of some length that a model is to write in another way.';

const frame = z.looseObject({ type: z.string(), id: z.string().optional(), data: z.looseObject({}).optional() });
const written = z.object({ text: z.string() });

const provider = await fakeProvider(behaviours.silent());
const subject = await Subject.start(serverScript('model.ts'), [provider.url, String(STREAMS)]);
try {
  const cancels = {
    before_headers: await cancelTimes(behaviours.silent()),
    silent_upstream: await cancelTimes(behaviours.stalls()),
    mid_stream: await cancelTimes(behaviours.stalls('one word')),
  };
  const before = await subject.ask('collect', z.number());
  // Threads load and code is compiled for the first of them.
  await streamTimes(20);
  const streams = await streamTimes(STREAMS);
  const after = await subject.ask('collect', z.number());
  console.log(
    JSON.stringify({ bench: 'model', cancels, streams: { ...streams, grown_mb: rounded((after - before) / 1e6) } }),
  );
} finally {
  await subject.stop();
  await provider[Symbol.asyncDispose]();
}

async function cancelTimes(behaviour: Parameters<typeof provider.does>[0]) {
  const times: number[] = [];
  for (let time = 0; time < CANCELS; time += 1) {
    provider.does(behaviour);
    const job = await openJob(subject.port, 'refine', { text: PASSAGE }, { passes: ['proofread'] });
    const call = await provider.call(provider.calls.length + 1);
    const socket = await watch(job, () => undefined);
    const began = performance.now();
    socket.send(JSON.stringify({ type: 'cancel', id: crypto.randomUUID() }));
    await call.closed;
    // The first calls wait for code to be compiled.
    if (time >= 10) times.push(performance.now() - began);
    socket.close();
  }
  return { p50_ms: rounded(median(times)), p99_ms: rounded(percentile(times, 0.99)) };
}

async function streamTimes(jobs: number) {
  const sent = new Map<string, { at: number; text: string }>();
  provider.does((call) => drip(call, sent));
  await subject.ask('watch', z.unknown());
  const cpu = await subject.cpu();
  const overheads: number[] = [];
  let identical = 0;
  await Promise.all(
    Array.from({ length: jobs }, async (_, nth) => {
      const text = `Text number ${nth} of ${jobs}. ${PASSAGE}`;
      const job = await openJob(subject.port, 'refine', { text }, { passes: ['tone'] });
      const seen = { first: 0, text: '' };
      const ended = Promise.withResolvers<void>();
      const socket = await watch(job, ({ type, data }) => {
        if (type === 'content') {
          if (seen.first === 0) seen.first = performance.now();
          seen.text += written.parse(data).text;
        }
        if (type === 'stream_end') ended.resolve();
      });
      await ended.promise;
      socket.close();
      const source = sent.get(text);
      if (source === undefined) return;
      overheads.push(seen.first - source.at);
      if (seen.text === source.text) identical += 1;
    }),
  );
  const spent = (await subject.cpu()) - cpu;
  const lag = await subject.ask('lag', z.object({ p99: z.number(), max: z.number() }));
  return {
    jobs,
    tokens_a_second: 1_000 / TOKEN_MS,
    first_word_p50_ms: rounded(median(overheads)),
    first_word_p99_ms: rounded(percentile(overheads, 0.99)),
    identical,
    cpu_us_a_token: rounded((spent * 1_000) / (jobs * TOKENS)),
    loop_p99_ms: rounded(lag.p99),
    loop_max_ms: rounded(lag.max),
  };
}

/** Writes a passage a word at a time. The clock runs from the word with which a reader can be sure of the first. */
async function drip(call: ProviderCall, sent: Map<string, { at: number; text: string }>): Promise<void> {
  const { ref, segments } = askedText(call);
  const words = Array.from({ length: TOKENS }, (_, nth) => `word${nth} `);
  const text = `${words.join('')}end.`;
  const [asked] = segments;
  const closing = `<<<${ref} done>>>`;
  await call.head(200);
  await call.say(`<<<${ref} rewritten>>>\n`);
  let length = 0;
  for (const word of [...words, 'end.']) {
    await Bun.sleep(TOKEN_MS);
    length += word.length;
    // What may be the closing mark is held back: before so much has come nothing can be shown.
    if (asked && !sent.has(asked.text) && length > closing.length + 1)
      sent.set(asked.text, { at: performance.now(), text });
    await call.say(word);
  }
  await call.say(`\n${closing}`);
  await call.send('data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n');
  await call.end();
}

function watch(job: string, onFrame: (said: z.infer<typeof frame>) => void): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${subject.port}/ws/progress/${job}`);
  return new Promise((resolve) => {
    socket.onmessage = ({ data }) => {
      const said = frame.parse(JSON.parse(String(data)));
      onFrame(said);
      if (said.type === 'live') resolve(socket);
    };
    socket.onopen = () => socket.send(JSON.stringify({ type: 'hello', since: 'start' }));
  });
}
