import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { SocketClient } from './socket-client.ts';
import { type WordEngineOptions, type WordRule, wordEngine } from './word-engine.ts';
import { type Json, openWorld, type World, type WorldOptions } from './world.ts';

/** A server whose refinements know these words only, and what a reviewer does with it. */
export interface ReviewWorld extends World {
  /** A refined text: the job's id, once it has ended. */
  refined(text: string, options?: Json): Promise<string>;
  /** Resolves when the job has ended. */
  ended(job: string): Promise<void>;
  changes(job: string, query?: string): Promise<Json[]>;
  decide(job: string, body: Json): Promise<Json>;
  result(job: string, query?: string): Promise<string>;
}

/** `teh` is corrected, for `colour` there is a suggestion. */
export const WORDS: readonly WordRule[] = [
  { find: 'teh', after: 'the', applied: true, rule: 'Teh' },
  { find: 'colour', after: 'color', rule: 'Colour', category: 'style' },
];

export async function openReviewWorld(
  options: Partial<WordEngineOptions> & Partial<Pick<WorldOptions, 'env' | 'pipelines'>> = {},
): Promise<ReviewWorld> {
  const { env, pipelines = [], rules = () => WORDS, ...more } = options;
  const engine = wordEngine({ rules, ...more });
  const world = await openWorld({ pipelines: [refinePipeline(engine), ...pipelines], ...(env && { env }) });
  const data = async (method: string, path: string, body?: unknown): Promise<Json> => {
    const answer = await world.call(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body.data ?? answer.body;
  };
  const ended = async (job: string) => void (await new SocketClient(world.url, job, { hello: {} }).closed);
  /** One pass, unless the test wants more. */
  const post = (kind: string, text: string, given: Json = {}) =>
    world.post(kind, text, { strategy: 'corrections-only', ...given });
  return {
    ...world,
    post,
    ended,
    async refined(text, given = {}) {
      const job = await post('refine', text, given);
      await ended(job);
      return job;
    },
    changes: async (job, query = '?limit=100') => (await data('GET', `/v1/jobs/${job}/changes${query}`)).items,
    decide: (job, body) => data('PUT', `/v1/jobs/${job}/changes`, body),
    result: (job, query = '') => data('GET', `/v1/jobs/${job}/result${query}`),
  };
}
