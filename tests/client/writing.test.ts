import { describe, expect, expectTypeOf, test } from 'bun:test';
import type { z } from 'zod';
import { createClient } from '../../src/client/client.ts';
import { RedraftError } from '../../src/client/redraft-error.ts';
import {
  type Asked,
  type Conversation,
  type ConversationPage,
  type Question,
  type Topic,
  writing,
  type Written,
} from '../../src/client/writing.ts';
import { quotingWriter } from '../../src/engines/quoting/quoting-writer.ts';
import { chatPipeline } from '../../src/pipelines/chat/chat-pipeline.ts';
import { generatePipeline } from '../../src/pipelines/generate/generate-pipeline.ts';
import type { chatBodySchema, generateBodySchema } from '../../src/routes/writing/chat-body.ts';
import { MODELS } from '../../src/routes/models.ts';
import { oddServer } from '../support/odd-server.ts';
import { openWorld } from '../support/world.ts';

const SHIPS = 'A sheet is the rope that pulls a sail in.\n\nA halyard is the rope that raises it.\n';

/** A server without a model, and a file on it. */
async function openDesk() {
  const world = await openWorld({ pipelines: [chatPipeline(quotingWriter()), generatePipeline(quotingWriter())] });
  const redraft = createClient({ url: world.url });
  const [stored] = await redraft.upload([new File([SHIPS], 'ships.md')]);
  if (!stored) throw new Error('nothing was stored');
  return { world, redraft, ships: stored.id, desk: writing(redraft), [Symbol.asyncDispose]: () => world.close() };
}

test('requests and answers have the types that the server documents', () => {
  type Model<Name extends keyof typeof MODELS> = z.infer<(typeof MODELS)[Name]>;
  expectTypeOf<Model<'ChatReply'>>().toExtend<Asked>();
  expectTypeOf<Model<'Generated'>>().toExtend<Written>();
  expectTypeOf<Model<'Conversation'>>().toExtend<Conversation>();
  expectTypeOf<Model<'ConversationPage'>>().toExtend<ConversationPage>();
  type Turn = z.input<typeof chatBodySchema>;
  expectTypeOf<keyof Question>().toEqualTypeOf<Exclude<keyof Turn, 'options'> | keyof NonNullable<Turn['options']>>();
  expectTypeOf<keyof Topic>().toEqualTypeOf<keyof z.input<typeof generateBodySchema>>();
  expect(Object.keys(MODELS)).toContain('ChatReply');
});

describe('a question', () => {
  test('is answered from the files, goes on as a conversation, and that is read and thrown away', async () => {
    await using opened = await openDesk();
    const { desk, ships } = opened;
    const { conversation_id, job, answer } = await desk.ask({ message: 'Which rope raises a sail?', files: [ships] });
    expect([job.kind, job.status, answer.engine, answer.error]).toEqual(['chat', 'completed', 'quoting', null]);
    expect(answer.text).toContain('A halyard is the rope that raises it.');
    expect(answer.sources[0]).toMatchObject({ id: '1', title: 'ships.md', file: ships });
    expect(answer.route?.to).toBe('simple');

    const next = await desk.ask({ message: 'What is a sheet?', conversation_id, route: 'advanced' });
    expect(next.conversation_id).toBe(conversation_id);
    expect(next.answer.route?.to).toBe('advanced');
    const other = await desk.ask({ message: 'And a halyard?', files: [ships] });
    const page = await desk.conversations({ limit: 1 });
    expect(page.items.map(({ id, title, turns }) => [id, title, turns])).toEqual([
      [other.conversation_id, 'And a halyard?', 1],
    ]);
    const rest = await desk.conversations({ cursor: page.next_cursor ?? '' });
    expect(rest.items.map(({ id, turns }) => [id, turns])).toEqual([[conversation_id, 2]]);

    const { title, items } = await desk.conversation(conversation_id);
    expect(title).toBe('Which rope raises a sail?');
    expect(items.map(({ message, files }) => [message, files])).toEqual([
      ['Which rope raises a sail?', [ships]],
      ['What is a sheet?', [ships]],
    ]);
    expect(items[0]?.answer.text).toBe(answer.text);
    await desk.removeConversation(conversation_id);
    await expect(desk.conversation(conversation_id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('that is not waited for is heard being answered', async () => {
    await using opened = await openDesk();
    const { desk, redraft, ships } = opened;
    const { job, conversation_id } = await desk.ask({
      message: 'What is a sheet?',
      files: [ships],
      wait: 0,
    });
    const watched = redraft.watch(job.id);
    const { status, sources } = await watched.finished;
    expect([status, sources.length > 0]).toEqual(['completed', true]);
    const { items } = await desk.conversation(conversation_id);
    expect(items[0]?.answer.text).toBe(await watched.result());
  });

  test('is refused in words where it is wrong, or nobody can answer it', async () => {
    await using opened = await openDesk();
    const { desk } = opened;
    await expect(desk.ask({ message: ' ' })).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
    await expect(desk.ask({ message: 'A poem.' })).rejects.toMatchObject({ code: 'UNAVAILABLE', refused: true });
    await expect(desk.generate({ topic: 'Knots', kind: 'outline' })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('whose answer is lost is asked again under the same key', async () => {
    await using opened = await openDesk();
    const { world, desk, ships } = opened;
    const keys: (string | null)[] = [];
    const lossy = createClient({
      url: world.url,
      fetch: Object.assign(
        async (input: string | URL | Request, init?: RequestInit) => {
          const answer = await fetch(input, init);
          keys.push(new Headers(init?.headers).get('idempotency-key'));
          if (keys.length === 1) throw new TypeError('cut');
          return answer;
        },
        { preconnect: fetch.preconnect },
      ),
    });
    const { conversation_id } = await writing(lossy).ask({ message: 'What raises a sail?', files: [ships] });
    expect(keys).toHaveLength(2);
    expect(keys[1]).toBe(keys[0] ?? '');
    expect((await desk.conversation(conversation_id)).turns).toBe(1);
  });

  test('that something else answers is not taken for answered', async () => {
    using odd = oddServer(() => Response.json({ success: true, data: { hello: 1 } }));
    const desk = writing(createClient({ url: odd.url }));
    await expect(desk.conversations()).rejects.toMatchObject({ code: 'NOT_REDRAFT' });
    await expect(desk.conversation('conv_1')).rejects.toBeInstanceOf(RedraftError);
  });
});
