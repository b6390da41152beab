import { describe, expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { reply } from '../../src/http/answers/envelope.ts';
import { largeReply } from '../../src/http/answers/large-reply.ts';
import { PollClient } from '../support/poll-client.ts';
import { openStreamWorld } from '../support/stream-world.ts';

describe('a large reply', () => {
  test('says what a small one says', async () => {
    const member = fc.oneof(fc.jsonValue(), fc.constant(undefined));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), member), fc.array(fc.jsonValue()), async (members, items) => {
        const data = { ...members, items };
        expect(await largeReply(data).text()).toBe(JSON.stringify(reply(data)));
      }),
    );
  });

  // Fifty megabytes of JSON were made in one turn, a tenth of a second in which nobody else was served.
  test('lets others have their turn in between', async () => {
    const blocks = Array.from({ length: 400 }, (_, index) => ({ id: `b${index}`, text: 'x'.repeat(4_000) }));
    let others = 0;
    let read = false;
    const other = () => {
      others += 1;
      if (!read) setImmediate(other);
    };
    setImmediate(other);
    const text = await largeReply({ snapshot: { blocks } }).text();
    read = true;
    expect(text).toHaveLength(JSON.stringify(reply({ snapshot: { blocks } })).length);
    expect(others).toBeGreaterThan(20);
  });

  test('is what a snapshot comes in, with the headers of every answer', async () => {
    await using world = await openStreamWorld();
    const line = 'ä😀'.repeat(1_000);
    const job = await world.post('stream', Array.from({ length: 200 }, () => line).join('\n'));
    await world.pacer.held();
    const shown = await world.call('GET', `/v1/jobs/${job}`);
    expect(shown.headers.get('x-request-id')).toBeString();
    expect(shown.body.data.snapshot.blocks.map(({ text }: { text: string }) => text)).toEqual(Array(200).fill(line));
    using poller = new PollClient(world.url, job);
    await poller.poll();
    // The next block may have begun between the two.
    expect(poller.state.blocks).toEqual(shown.body.data.snapshot.blocks);
    const head = await fetch(`${world.url}/v1/jobs/${job}`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'application/json']);
  });
});
