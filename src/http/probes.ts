import { Elysia } from 'elysia';
import type { Metrics } from '../telemetry/metrics.ts';
import { reply } from './answers/envelope.ts';
import { operation } from './operation.ts';
import { Problem } from './answers/problem.ts';

/** A part the server cannot do without. `state` is a word such as `ok`, `warming` or `failing`. */
export interface ReadinessCheck {
  readonly name: string;
  check(): Promise<ReadinessState> | ReadinessState;
}

/** How one thing is that the server needs. */
export interface ReadinessState {
  readonly ready: boolean;
  readonly state: string;
  /** What is wrong with it: a word for programs, and for people what to do about it. */
  readonly problem?: { readonly fault: string; readonly message: string };
}

/** What the probes look at. */
export interface ProbeOptions {
  readonly checks: readonly ReadinessCheck[];
  /** The server is on its way out and takes no new work. */
  readonly draining: () => boolean;
  readonly metrics: Metrics;
}

/** `/health` says that the process answers; `/ready` that it can do its work; `/metrics` is for Prometheus. */
export function probeRoutes({ checks, draining, metrics }: ProbeOptions) {
  const tag = 'Operations';
  return new Elysia()
    .get('/health', () => reply({ status: 'ok' }), {
      detail: operation({
        summary: 'Whether the process answers',
        tag,
        public: true,
        success: { data: { type: 'object', properties: { status: { type: 'string', enum: ['ok'] } } } },
      }),
    })
    .get(
      '/ready',
      async () => {
        const states = await Promise.all(checks.map(stateOf));
        if (!draining() && states.every(({ ready }) => ready)) {
          const named = Object.fromEntries(states.map(({ name, state }) => [name, state]));
          const problems = states.flatMap(({ name, problem }) => (problem ? [[name, problem] as const] : []));
          const wrong = problems.length > 0 && { problems: Object.fromEntries(problems) };
          return reply({ status: 'ready', checks: named, ...wrong });
        }
        throw new Problem('UNAVAILABLE', {
          ...(draining() && { message: 'The server is shutting down.' }),
          details: states.map(({ name, state, problem }) => ({
            path: name,
            message: problem ? `${state}: ${problem.message}` : state,
          })),
          headers: { 'retry-after': '5' },
        });
      },
      {
        detail: operation({
          summary: 'Whether the server can do its work, and the state of what it depends on',
          tag,
          public: true,
          success: {
            data: {
              type: 'object',
              properties: {
                status: { type: 'string', enum: ['ready'] },
                checks: { type: 'object', additionalProperties: { type: 'string' } },
                problems: {
                  type: 'object',
                  description: 'Of what is not well: the kind of fault, and what to do about it',
                  additionalProperties: {
                    type: 'object',
                    properties: { fault: { type: 'string' }, message: { type: 'string' } },
                  },
                },
              },
            },
          },
        }),
      },
    )
    .get(
      '/metrics',
      async () => {
        const { contentType, text } = await metrics.scrape();
        return new Response(text, { headers: { 'content-type': contentType } });
      },
      { detail: operation({ summary: 'Metrics for Prometheus', tag, success: { contentType: 'text/plain' } }) },
    );
}

async function stateOf(part: ReadinessCheck) {
  try {
    return { name: part.name, ...(await part.check()) };
  } catch {
    return { name: part.name, ready: false, state: 'failing' };
  }
}
