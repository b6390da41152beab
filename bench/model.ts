import { z } from 'zod';
import { cancelEach, cancelFigures, type Phase } from './parts/cancel-times.ts';
import { median, ratio, rounded } from './parts/figures.ts';
import { productReader, rawReader } from './parts/stream-readers.ts';
import { streamRound } from './parts/streams.ts';
import { serverScript, Subject } from './parts/subject.ts';

/**
 * What stands between a model and those who watch. Provider, server and readers are a process each. `cancel`: from the
 * command at a client to the closed connection at the provider, whatever the call is at, alone and beside the streams.
 * `streams`: jobs at once, each written at 50 tokens a second: from the provider's first word of an answer to the first
 * of it at a client, whether every byte arrived, how late the server's event loop was, what a token cost it, and its
 * memory after each round. `raw`: the same streams in the same rounds through a bare `fetch` and `publish`.
 */
const JOBS = Number(process.env['JOBS'] ?? 200);
const ROUNDS = Number(process.env['ROUNDS'] ?? 3);
/** s for which they are measured while all of them are written. */
const SECONDS = Number(process.env['SECONDS'] ?? 10);
/** In each phase. */
const CANCELS = Number(process.env['CANCELS'] ?? 50);
const OPEN_MS = 10_000;
const EVERY_MS = 20;
const CANCEL_MS = 6_000;
const WORDS = Math.ceil((OPEN_MS + 2_000 + SECONDS * 1_000 + CANCEL_MS) / EVERY_MS);

const provider = await Subject.start(serverScript('dripping.ts'), [String(WORDS), String(EVERY_MS)]);
const baseUrl = `http://127.0.0.1:${provider.port}/v1`;
const product = await Subject.start(serverScript('model.ts'), [baseUrl, String(JOBS + 8)]);
const raw = await Subject.start(serverScript('proxy.ts'), [baseUrl]);
type Round = Awaited<ReturnType<typeof streamRound>>;
const rounds: { readonly product: Round; readonly raw: Round }[] = [];
const memory: number[] = [];
const alone = new Map<Phase, number[]>();
const beside = new Map<Phase, number[]>();
try {
  // Threads load and code is compiled for the first of them.
  await cancelEach({ count: 5, ms: 60_000 }, new Map(), product, provider);
  await cancelEach({ count: CANCELS, ms: 60_000 }, alone, product, provider);
  const both = { provider, jobs: JOBS, words: WORDS, openMs: OPEN_MS, ms: SECONDS * 1_000 };
  const ofProduct = { ...both, server: product, watch: productReader(product.port) };
  const ofRaw = { ...both, server: raw, watch: rawReader(raw.port) };
  await streamRound({ ...ofProduct, jobs: 20, openMs: 0, ms: 0 });
  memory.push(await memoryOf(product));
  for (let round = 0; round < ROUNDS; round += 1) {
    const some = { count: Math.ceil(CANCELS / ROUNDS), ms: CANCEL_MS };
    const cancels = () => cancelEach(some, beside, product, provider);
    const ours = await streamRound({ ...ofProduct, beside: cancels });
    memory.push(await memoryOf(product));
    rounds.push({ product: ours, raw: await streamRound(ofRaw) });
  }
  const moment = { openMs: 0, ms: 0 };
  const atOnce = {
    product: await streamRound({ ...ofProduct, ...moment }),
    raw: await streamRound({ ...ofRaw, ...moment }),
  };
  const token = (of: 'product' | 'raw') => rounds.map((round) => round[of].cpu_us_a_token ?? Number.NaN);
  console.log(
    JSON.stringify({
      bench: 'model',
      jobs: JOBS,
      tokens_a_second_each: 1_000 / EVERY_MS,
      cancel: { alone: cancelFigures(alone), beside_streams: cancelFigures(beside) },
      streams: middle(rounds.map((round) => round.product)),
      raw: middle(rounds.map((round) => round.raw)),
      cpu_against_raw: ratio(token('product'), token('raw')),
      all_in_one_moment: atOnce,
      memory_mb: { before: memory[0], after_each_round: memory.slice(1) },
    }),
  );
} finally {
  await Promise.all([product.stop(), raw.stop(), provider.stop()]);
}

async function memoryOf(server: Subject): Promise<number> {
  return rounded((await server.ask('collect', z.number())) / 1e6);
}

/** The median of each figure; what was counted is summed. */
function middle(of: readonly Round[]) {
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const middleOf = (figure: (round: Round) => number | undefined) => median(of.flatMap((round) => figure(round) ?? []));
  return {
    streams: sum(of.map(({ streams }) => streams)),
    identical: sum(of.map(({ identical }) => identical)),
    first_word_p50_ms: middleOf((round) => round.first_word_p50_ms),
    first_word_p99_ms: middleOf((round) => round.first_word_p99_ms),
    lag_p50_ms: middleOf((round) => round.lag_p50_ms),
    lag_p99_ms: middleOf((round) => round.lag_p99_ms),
    lag_max_ms: middleOf((round) => round.lag_max_ms),
    tokens_a_second: middleOf((round) => round.tokens_a_second),
    cpu_us_a_token: middleOf((round) => round.cpu_us_a_token),
    opening: {
      cpu_ms_a_job: middleOf(({ opening }) => opening.cpu_ms_a_job),
      lag_p99_ms: middleOf(({ opening }) => opening.lag_p99_ms),
      lag_max_ms: middleOf(({ opening }) => opening.lag_max_ms),
    },
  };
}
