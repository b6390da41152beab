import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { SocketClient } from './socket-client.ts';
import { streamPipeline } from './stream-pipeline.ts';
import { type WordRule, wordEngine } from './word-engine.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

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

/** A server whose refinements are those of the standard strategy, of which each pass knows a word or two. */
export async function openTextWorld({
  before,
  ...options
}: Partial<WorldOptions> & { before?: (pass: number, block: string) => Promise<void> } = {}): Promise<TextWorld> {
  const engine = wordEngine({ rules: (pass) => RULES[pass - 1] ?? [], ...(before && { before }) });
  const world = await openWorld({
    ...options,
    pipelines: [refinePipeline(engine), streamPipeline(async () => undefined)],
  });
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
