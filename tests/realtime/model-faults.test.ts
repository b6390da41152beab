import { describe, expect, test } from 'bun:test';
import { type Behaviour, fakeProvider, type ProviderCall } from '../support/fake-provider.ts';
import { correctsTeh } from '../support/model-replies.ts';
import { openModelWorld } from '../support/model-world.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { FAULT_LIMITS, FAULTS, untilOver } from '../support/provider-faults.ts';
import { SocketClient } from '../support/socket-client.ts';
import type { Json } from '../support/world.ts';

/** What the events of an answer say, a piece of the reply in each of the first. */
function eventsTo(call: ProviderCall): string[] {
  const said = (correctsTeh(call).match(/[^]{1,40}/gu) ?? []).map((content) => ({ choices: [{ delta: { content } }] }));
  const finish = { choices: [{ delta: {}, finish_reason: 'stop' }] };
  const usage = { choices: [], usage: { prompt_tokens: 100, completion_tokens: 20 } };
  return [...[...said, finish, usage].map((event) => JSON.stringify(event)), '[DONE]'];
}

/** A stream as some endpoint writes it. */
function streamed(write: (events: readonly string[]) => readonly string[]): Behaviour {
  return (call) => does.streams(...write(eventsTo(call)))(call);
}

const plain = (events: readonly string[]) => events.map((data) => `data: ${data}\n\n`);

/** Answers that are good, each in the way of some endpoint. */
const WELL: readonly { readonly name: string; readonly behaviour: Behaviour; readonly estimated?: boolean }[] = [
  { name: 'answers', behaviour: does.says(correctsTeh) },
  {
    name: 'drips a byte at a time',
    behaviour: async (call) => {
      await call.head(200);
      for (const byte of Buffer.from(plain(eventsTo(call)).join(''))) await call.send(Buffer.of(byte));
      await call.end();
    },
  },
  { name: 'forgets to say what it used', behaviour: does.says(correctsTeh, { usage: null }), estimated: true },
  {
    name: 'wraps its reply against the form asked for',
    behaviour: does.says((call) => `\`\`\`json\n${correctsTeh(call)}\n\`\`\``),
  },
  { name: 'thinks aloud first', behaviour: does.says((call) => `<think>Hm {…}</think>\n${correctsTeh(call)}`) },
  {
    name: 'ends its lines with CR and LF, and sends comments to stay awake',
    behaviour: streamed((events) => events.map((data) => `: working\r\n\r\ndata: ${data}\r\n\r\n`)),
  },
  { name: 'leaves out the space', behaviour: streamed((events) => events.map((data) => `data:${data}\n\n`)) },
  { name: 'does not say that it is done', behaviour: streamed((events) => plain(events.slice(0, -1))) },
  {
    name: 'leaves out the empty line at the end',
    behaviour: streamed((events) => [...plain(events.slice(0, -2)), `data: ${events.at(-2)}`]),
  },
  { name: 'says all at once', behaviour: streamed((events) => [plain(events).join('')]) },
  {
    name: 'goes on after it is done',
    behaviour: streamed((events) => [...plain(events), 'data: {"choices":[{"delta":{"content":"and more"}}]}\n\n']),
  },
  {
    name: 'names its role, thinks in a member of its own, and leaves its text null in between',
    behaviour: streamed((events) => [
      'data: {"choices":[{"index":0,"delta":{"role":"assistant","content":null}}]}\n\n',
      'data: {"choices":[{"index":0,"delta":{"reasoning_content":"Hm."}}],"usage":null}\n\n',
      ...plain(events),
    ]),
  },
];

const isEnd = ({ type }: Json) => type === 'stream_end';

describe('R5 a provider that', () => {
  test.each(FAULTS.map((fault) => [fault.name, fault] as const))(
    'R5 %s costs a bounded number of calls, and the job ends as it should',
    async (_name, { behaviour, calls, hangs = false }) => {
      await using one = await fakeProvider(behaviour);
      const finds = [{ find: 'teh', after: 'the', applied: true }];
      await using world = await openModelWorld([one], { limits: FAULT_LIMITS, finds });
      const job = await world.refine('This is teh text.');
      using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
      const end = untilOver(client.until(isEnd), world.timing, () => (hangs ? one.calls.length : 0));
      expect(await end).toMatchObject({ status: 'completed' });
      expect(client.text).toBe('This is the text.');
      expect(client.state.warnings.map(({ code }) => code)).toEqual(['model_gave_up']);
      expect(one.calls.length).toBe(calls);
      expect(world.timing.pending).toEqual([]);
      await one.quiet();
    },
  );

  test.each(WELL.map((way) => [way.name, way] as const))(
    'R5 %s is as good as any: nothing is asked twice, nothing is warned of',
    async (_name, { behaviour, estimated = false }) => {
      await using one = await fakeProvider(behaviour);
      await using world = await openModelWorld([one]);
      const job = await world.refine('Naïve is teh 漢字 text that I mean.');
      using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
      expect(await client.until(isEnd)).toMatchObject({ status: 'completed' });
      expect(client.text).toBe('Naïve is the 漢字 text that I mean.');
      expect(client.state.warnings).toEqual([]);
      expect(client.state.usage.map((usage) => usage.estimated ?? false)).toEqual([estimated]);
      if (estimated) expect(client.state.usage[0]?.input_tokens).toBeGreaterThan(100);
      expect(one.calls).toHaveLength(1);
      expect(world.timing.pending).toEqual([]);
      await one.quiet();
    },
  );

  test('R5 every behaviour that a provider is to be tried with is one of these', () => {
    const tried = new Set([...FAULTS, ...WELL].map(({ name }) => name));
    expect(Object.entries(NAMED).filter(([, names]) => !names.every((name) => tried.has(name)))).toEqual([]);
  });
});

/** What a scripted provider is to be able to do, and where it is tried. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  normal: ['answers'],
  'slow drip': ['drips a byte at a time'],
  stall: ['says nothing', 'stalls before its first word', 'stalls in mid-stream'],
  'cut stream': ['ends its stream in the middle', 'goes away in the middle'],
  reset: ['resets the connection'],
  'garbage SSE': ['sends garbage'],
  '10 MB line': ['sends a line of 10 MB'],
  'wrong content type': ['sends a page'],
  '400 context length': ['finds every text too long'],
  '429 with Retry-After': ['takes none for a second', 'takes none for an hour'],
  '429 without Retry-After': ['takes no more requests'],
  '500': ['fails'],
  '503': ['is down'],
  'wrong JSON': ['replies with other JSON', 'replies with no JSON'],
  'missing usage': ['forgets to say what it used'],
  'endless stream': ['never ends'],
  'ignored response_format': ['wraps its reply against the form asked for'],
};
