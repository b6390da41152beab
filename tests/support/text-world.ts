import type { Pipeline } from '../../src/jobs/pipeline.ts';
import { acceptRefine } from '../../src/pipelines/refine/accept-refine.ts';
import { refine } from '../../src/pipelines/refine/refine.ts';
import { refineSchema } from '../../src/pipelines/refine/refine-schema.ts';
import type { Strategy } from '../../src/pipelines/refine/strategies.ts';
import { SocketClient } from './socket-client.ts';
import { streamPipeline } from './stream-pipeline.ts';
import { type WordRule, wordEngine } from './word-engine.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

const STRATEGY: Strategy = {
  name: 'three',
  passes: ['proofread', 'tighten', 'polish'],
  register: 'neutral',
  about: 'Three passes.',
};

const RULES: readonly (readonly WordRule[])[] = [
  [
    { find: 'teh', after: 'the', applied: true, rule: 'Teh' },
    { find: 'colour', after: 'color', rule: 'Colour', category: 'style' },
  ],
  [{ find: 'in order to', after: 'to', applied: true, rule: 'InOrderTo', category: 'concision' }],
  [{ find: 'cat', after: 'tiger', applied: true, rule: 'Cat', category: 'clarity' }],
];

export interface TextWorld extends World {
  /** The id of a refinement in three passes, once it has ended. */
  refined(text: string, format?: 'markdown' | 'text'): Promise<string>;
  /** The id of a job that wrote its text anew, in capitals, once it has ended. */
  rewritten(text: string): Promise<string>;
}

/** A server whose refinements have three passes, of which each knows a word or two. */
export async function openTextWorld({
  before,
  ...options
}: Partial<WorldOptions> & { before?: (pass: number, block: string) => Promise<void> } = {}): Promise<TextWorld> {
  const engine = wordEngine({ rules: (pass) => RULES[pass - 1] ?? [], ...(before && { before }) });
  const pipeline: Pipeline = {
    kind: 'refine',
    accept: acceptRefine,
    run: (context) => refine({ ...context, request: refineSchema.parse(context.request), strategy: STRATEGY, engine }),
  };
  const world = await openWorld({ ...options, pipelines: [pipeline, streamPipeline(async () => undefined)] });
  const ended = async (job: string) => {
    await new SocketClient(world.url, job, { hello: {} }).closed;
    return job;
  };
  return {
    ...world,
    async refined(text, format = 'markdown') {
      const { body } = await world.call('POST', '/v1/jobs', { kind: 'refine', input: { text, format } });
      return ended(body.data.job.id);
    },
    rewritten: async (text) => ended(await world.post('stream', text)),
  };
}
