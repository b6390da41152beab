import { describe, expect, test } from 'bun:test';
import type { JobEvent } from '../../src/protocol/events.ts';
import type { JobState } from '../../src/protocol/fold/state.ts';
import { sha256 } from '../../src/documents/sha256.ts';
import { Pacer } from '../support/pacer.ts';
import { scriptedPipeline } from '../support/scripted-pipeline.ts';
import { SocketClient } from '../support/socket-client.ts';
import { openStreamWorld } from '../support/stream-world.ts';
import type { Json } from '../support/world.ts';

const isEnd = ({ type }: Json) => type === 'stream_end';

/**
 * A pipeline that does as it is told: every block of `a`, `b` and `c` is set to the newest steering text, an interrupt
 * plans the pass again, what was queued is a pass before the end.
 */
function obedient(pacer: Pacer) {
  return scriptedPipeline('obedient', async function* (context) {
    const { state } = context;
    if (state().announced === null) yield* opening();
    for (const pass of [1, 2]) {
      const queued = state().feedback.find((entry) => entry.mode === 'queue' && !entry.applied);
      if (pass === 2 && queued) yield applied(queued.feedback, { pass: 2 });
      if (pass === 2 && !queued && state().passes.length < 2) continue;
      const attempt = state().passes.find((row) => row.pass === pass)?.attempt ?? 0;
      const interrupt = state().feedback.find((entry) => entry.mode === 'interrupt' && !entry.applied);
      if (interrupt) yield applied(interrupt.feedback, { pass });
      if (interrupt || attempt === 0) {
        yield { type: 'pass_start', data: { pass, name: `p${pass}`, of: 1, attempt: attempt + 1, blocks: 3 } };
      }
      for (const block of state().blocks.filter((row) => row.pass < pass)) {
        await pacer.pace(context, block.id);
        const steer = state().feedback.find((entry) => entry.mode === 'steer' && !entry.applied);
        if (steer) yield applied(steer.feedback, { pass, block: block.id });
        const text = newestText(state()) ?? block.text;
        yield {
          type: 'block_complete',
          data: { pass, block: block.id, text, length: text.length, sha256: sha256(text), changes: [] },
        };
      }
    }
  });
}

function applied(feedback: string, from: { pass: number; block?: string }): JobEvent {
  return { type: 'feedback_applied', data: { feedback, from, understood: ['all'], not_understood: [] } };
}

function newestText({ feedback }: JobState): string | undefined {
  return feedback.findLast((entry) => entry.applied)?.text;
}

function* opening(): Generator<JobEvent> {
  const blocks = ['a', 'b', 'c'].map((text, index) => ({
    id: `b${index + 1}`,
    kind: 'paragraph' as const,
    text,
    gap: '\n',
  }));
  yield { type: 'job_started', data: { engine: 'e', passes: [{ pass: 1, name: 'p1' }], lead: '', blocks: 3 } };
  yield { type: 'blocks', data: { blocks } };
}

async function started() {
  const pacer = new Pacer();
  const world = await openStreamWorld({ pipelines: [obedient(pacer)] });
  const job = await world.post('obedient', '');
  const client = new SocketClient(world.url, job, { hello: { since: 'start' } });
  pacer.let(1);
  await client.until(({ type }) => type === 'block_complete');
  await pacer.held();
  return { ...world, pacer, client };
}

describe('feedback', () => {
  test('P-129 steer counts from the first block that is not begun, and the log says which', async () => {
    await using world = await started();
    const { client, pacer } = world;
    const { id } = await client.command({ type: 'feedback', text: 'X' });
    pacer.open();
    await client.until(isEnd);
    expect(client.text).toBe('a\nX\nX\n');
    expect(client.state.feedback).toEqual([
      {
        feedback: id,
        at: expect.any(Number),
        mode: 'steer',
        text: 'X',
        applied: { from: { pass: 1, block: 'b2' }, understood: ['all'], not_understood: [] },
      },
    ]);
  });

  test('P-129 queue adds a pass before the end', async () => {
    await using world = await started();
    const { client, pacer } = world;
    await client.command({ type: 'feedback', mode: 'queue', text: 'X' });
    pacer.open();
    await client.until(isEnd);
    const starts = client.frames.filter(({ type }) => type === 'pass_start').map(({ data }) => data.pass);
    expect(starts).toEqual([1, 2]);
    expect(client.text).toBe('X\nX\nX\n');
  });

  test('P-11 P-129 interrupt aborts the pass and begins it again: what it had done is dropped', async () => {
    await using world = await started();
    const { client, pacer } = world;
    await client.command({ type: 'feedback', mode: 'interrupt', text: 'X' });
    const again = await client.until(({ type, data }) => type === 'pass_start' && data.attempt === 2);
    expect(client.frames.filter(({ seq }) => seq === again.seq - 1)[0].type).toBe('feedback_applied');
    expect(client.state.blocks.map(({ text, pass }) => [text, pass])).toEqual([
      ['a', 0],
      ['b', 0],
      ['c', 0],
    ]);
    pacer.open();
    await client.until(isEnd);
    expect(client.text).toBe('X\nX\nX\n');
    expect(client.state.status).toBe('completed');
    const states = client.frames.filter(({ type }) => type === 'state').map(({ data }) => data.status);
    expect(states).toEqual(['running']);
  });

  test('P-129 for a block that is not there is refused', async () => {
    await using world = await started();
    const { client } = world;
    const target = (block: string) => client.command({ type: 'feedback', text: 'X', target: { block } });
    expect((await target('b9')).error).toMatchObject({ code: 'VALIDATION_ERROR', message: 'there is no block b9' });
    const { seq } = await target('b3');
    const { data } = await client.until((frame) => frame.seq === seq && frame.data);
    expect(data.target).toEqual({ block: 'b3' });
  });
});
