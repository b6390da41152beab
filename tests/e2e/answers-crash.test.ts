import { expect, setDefaultTimeout, test } from 'bun:test';
import { sha256 } from '../../src/documents/sha256.ts';
import { contentOf, isCritique, refOf, writesSections } from '../support/chat-replies.ts';
import { type Behaviour, fakeProvider, type ProviderCall } from '../support/fake-provider.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { freePort, ServerProcess } from '../support/server-process.ts';
import { SocketClient } from '../support/socket-client.ts';
import { tempFolder } from '../support/temp-folder.ts';
import type { Json } from '../support/world.ts';

/** Programs are started here: a slow machine takes its time. */
setDefaultTimeout(300_000);

const isEnd = ({ type }: Json) => type === 'stream_end';
const isWriting = (block: string) => (frame: Json) => frame.type === 'content' && frame.data.block === block;
const plansAndWrites = writesSections([], (section) => `All about ${section}.`);

function isShort(call: ProviderCall): boolean {
  return refOf(call) === undefined && !isCritique(call) && !contentOf(call).includes('Write the section');
}

/** Stalls in the short answer, or in the section that is called so. */
function stallsIn(what: string): Behaviour {
  return (call) => {
    const isIt = what === 'short' ? isShort(call) : contentOf(call).includes(`Write the section "${what}"`);
    return isIt ? does.stalls('A beginning')(call) : plansAndWrites(call);
  };
}

test('P-225 P-73 kill -9 in the short answer and in the long one: no block twice, and nothing of it lost', async () => {
  using folder = tempFolder();
  await using provider = await fakeProvider(stallsIn('short'));
  const env = {
    PORT: String(await freePort()),
    OPENAI_API_KEY: 'sk-test',
    OPENAI_BASE_URL: provider.url,
    OPENAI_MODEL: 'fake:8b',
  };
  let server = await ServerProcess.start({ folder: folder.path, env });
  const posted = await fetch(`${server.url}/v1/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message: 'Explain a ship.', options: { route: 'hybrid', wait: 0 } }),
  });
  const { data }: Json = await posted.json();
  const { id } = data.job;
  using first = new SocketClient(server.url, id, { hello: { since: 'start' } });
  await first.until(isWriting('b1'));
  // The short answer is under way, and the long one is written up to its last section.
  await provider.call(4);
  await server.end('SIGKILL');

  provider.does(stallsIn('Ropes'));
  server = await ServerProcess.start({ folder: folder.path, env });
  using second = new SocketClient(server.url, id, { hello: { since: 'start' } });
  await second.until(isWriting('b3'));
  expect(second.frames.filter((frame) => frame.data?.code === 'paid_again')).toHaveLength(1);
  const seen = second.frames.filter(({ seq }) => seq !== undefined && seq <= second.state.seq);
  await server.end('SIGKILL');

  provider.does(plansAndWrites);
  server = await ServerProcess.start({ folder: folder.path, env });
  using third = new SocketClient(server.url, id, { hello: { since: 'start' } });
  const end = await third.until(isEnd);
  expect(third.text).toBe('## Sails\n\nAll about sails.\n\n## Ropes\n\nAll about ropes.\n');
  expect([end.status, end.text_sha256]).toEqual(['completed', sha256(third.text)]);
  const completed = third.frames.filter(({ type }) => type === 'block_complete');
  const blocks = completed.map(({ data: { pass, block } }) => `${pass}.${block}`);
  expect(blocks).toHaveLength(new Set(blocks).size);
  // What was committed before the second kill stands where it stood.
  const kept = new Map(third.frames.map((frame) => [frame.seq, frame]));
  const lasting = seen.filter(({ type }) => type !== 'content' && type !== 'snapshot' && type !== 'block_complete');
  for (const { seq, type, prev } of lasting.filter(({ at }) => at !== undefined)) {
    expect(kept.get(seq)).toMatchObject({ type, prev });
  }
  expect(third.state.usage.some(({ pass }) => pass === 1)).toBe(true);
  expect(await server.end('SIGTERM')).toBe(0);
});
