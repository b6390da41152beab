import { describe, expect, test } from 'bun:test';
import { modelWriter } from '../../../src/engines/model/writing/model-writer.ts';
import { quotingWriter } from '../../../src/engines/quoting/quoting-writer.ts';
import { versionText } from '../../../src/documents/version.ts';
import { JobFailure } from '../../../src/jobs/job-failure.ts';
import { chatPipeline } from '../../../src/pipelines/chat/chat-pipeline.ts';
import { generatePipeline } from '../../../src/pipelines/generate/generate-pipeline.ts';
import { refinePipeline } from '../../../src/pipelines/refine/refine-pipeline.ts';
import { contentOf, isCritique, writesSections } from '../../support/chat-replies.ts';
import { type Behaviour, fakeProvider, type FakeProvider, type ProviderCall } from '../../support/fake-provider.ts';
import { modelEngineOver } from '../../support/model-engine.ts';
import { behaviours as does } from '../../support/provider-behaviours.ts';
import { type Fault, FAULT_LIMITS, FAULTS, untilOver } from '../../support/provider-faults.ts';
import { acceptedBody, ended, openServiceWorld } from '../../support/service-world.ts';

const TEXT = 'This is teh text, which is long enough to be written in another way.';
const CORRECTED = TEXT.replace('teh', 'the');
const plansAndWrites = writesSections([], (section) => `All about ${section}.`);
const DRAFT = '## Sails\n\nAll about sails.\n\n## Ropes\n\nAll about ropes.\n';
const SHORT = 'In short: a ship.';

const isPlan = (call: ProviderCall) => contentOf(call).includes('Reference: ') && !isCritique(call);
const isSection = (call: ProviderCall) => contentOf(call).includes('Write the section ');

interface Scene {
  readonly name: string;
  readonly kind: string;
  readonly body: unknown;
  readonly edits?: 'rewrite';
  /** The calls that the provider answers as it should. */
  readonly answers?: (call: ProviderCall) => boolean;
  /** The text in the end; undefined: the job fails, and says why. */
  readonly text: (fault: Fault) => string | undefined;
}

const spoken = ({ name, speaks }: Fault) =>
  speaks ? (name.endsWith('no JSON') ? 'I am afraid I cannot do that.' : '{"edits": 5}') : undefined;
const sectioned = (fault: Fault) => {
  const text = spoken(fault);
  return text === undefined ? undefined : `## Sails\n\n${text}\n\n## Ropes\n\n${text}\n`;
};
const refine = (pass: string) => ({ input: { text: TEXT }, options: { passes: [pass] } });
const chat = (route: string) => ({ input: { message: 'Explain a ship.' }, options: { route } });

const SCENES: readonly Scene[] = [
  { name: 'a passage that is written anew', kind: 'refine', body: refine('tone'), text: () => CORRECTED },
  {
    name: 'a block of a small model',
    kind: 'refine',
    body: refine('proofread'),
    edits: 'rewrite',
    text: () => CORRECTED,
  },
  { name: 'a short answer', kind: 'chat', body: chat('simple'), text: spoken },
  { name: 'the plan of a long answer', kind: 'chat', body: chat('advanced'), text: spoken },
  { name: 'its sections', kind: 'chat', body: chat('advanced'), answers: isPlan, text: sectioned },
  {
    name: 'its critique',
    kind: 'chat',
    body: chat('advanced'),
    answers: (call) => isPlan(call) || isSection(call),
    text: () => DRAFT,
  },
  {
    name: 'the long answer behind a short one',
    kind: 'chat',
    body: chat('hybrid'),
    answers: (call) => !isPlan(call),
    text: () => SHORT,
  },
  { name: 'a text about a topic', kind: 'generate', body: { input: { topic: 'Ships' } }, text: spoken },
];

/** A writer may begin a stage anew with another question: each is tried three times, and once more where it may pass. */
const MOST_CALLS = 10;

async function played(
  provider: FakeProvider,
  { kind, body, edits, answers = () => false }: Scene,
  behaviour: Behaviour,
  hangs = false,
) {
  let hanging = 0;
  let answering = 0;
  provider.does(async (call) => {
    if (answers(call)) {
      answering += 1;
      void call.closed.then(() => (answering -= 1));
      return plansAndWrites(call);
    }
    if (hangs) hanging += 1;
    return behaviour(call);
  });
  const finds = [{ find: 'teh', after: 'the', applied: true }];
  const { engine, chain, timing } = modelEngineOver([provider], {
    limits: FAULT_LIMITS,
    finds,
    ...(edits && { edits }),
  });
  let drawn = 0;
  const writer = modelWriter({ chain, quoting: quotingWriter(), ref: () => `ref${(drawn += 1)}` });
  const pipelines = [refinePipeline(engine), chatPipeline(writer), generatePipeline(writer)];
  await using world = await openServiceWorld({ pipelines });
  await world.services.start();
  const job = await acceptedBody(world.services, kind, body);
  const state = await untilOver(
    ended(world.services, job),
    timing,
    () => hanging,
    () => answering,
  );
  // Whatever the provider may still say is heard by no one.
  await provider.quiet();
  const log = await world.services.log.read(job, 0, 10_000);
  return { timing, state, head: log.at(-1)?.seq, failures: world.failures };
}

describe.each(SCENES.map((scene) => [scene.name, scene] as const))('R5 %s, by a provider that', (_name, scene) => {
  test.each(FAULTS.map((fault) => [fault.name, fault] as const))('R5 %s', async (_fault, fault) => {
    await using provider = await fakeProvider(does.silent());
    const { timing, state, head, failures } = await played(provider, scene, fault.behaviour, fault.hangs);
    const text = scene.text(fault);
    expect(state.status).toBe(text === undefined ? 'failed' : 'completed');
    if (text === undefined) expect(state.end).toMatchObject({ type: 'error', error: { code: 'UPSTREAM_ERROR' } });
    else expect(await versionText(state)).toBe(text);
    expect(provider.calls.length).toBeLessThanOrEqual(MOST_CALLS);
    expect(timing.pending).toEqual([]);
    expect(failures.filter((failure) => !(failure instanceof JobFailure))).toEqual([]);
    expect(provider.open).toBe(0);
    // Nothing comes after the terminal event, and so nothing is charged after it.
    expect(head).toBe(state.seq);
  });

  test.each([
    [
      'drips',
      (text: (call: ProviderCall) => string): Behaviour =>
        (call) =>
          does.drips(text(call), async () => undefined)(call),
    ],
    ['forgets to say what it used', (text: (call: ProviderCall) => string) => does.says(text, { usage: null })],
    [
      'ignores the form that is asked for',
      (text: (call: ProviderCall) => string) => does.says((call) => wrapped(text(call)), { usage: null }),
    ],
  ])('R5 %s is as good as any', async (_way, way) => {
    const says = sayingFor(scene);
    await using provider = await fakeProvider(does.silent());
    const { timing, state } = await played(provider, { ...scene, answers: () => false }, way(says));
    expect(state).toMatchObject({ status: 'completed', warnings: [] });
    expect(timing.pending).toEqual([]);
    expect(state.usage.length).toBeGreaterThan(0);
    expect(state.usage.every(({ estimated }) => estimated)).toBe(true);
  });
});

/** With what some models put around what they were asked for. */
function wrapped(text: string): string {
  if (text.startsWith('{')) return `\`\`\`json\n${text}\n\`\`\``;
  return text.startsWith('<<<') ? `Certainly!\n${text}\nGood luck.` : text;
}

/** What a good model says to every question of a scene. */
function sayingFor({ kind, body }: Scene): (call: ProviderCall) => string {
  if (kind === 'refine') {
    return (call) => {
      const ref = /^Reference: (\S+)$/m.exec(contentOf(call))?.[1];
      return `<<<${ref} rewritten>>>\n${JSON.stringify(body).includes('tone') ? TEXT.replace('long', 'short') : CORRECTED}\n<<<${ref} done>>>`;
    };
  }
  return (call) => {
    const ref = /^Reference: (\S+)$/m.exec(contentOf(call))?.[1];
    if (isCritique(call)) return JSON.stringify({ ref, remarks: [] });
    return ref === undefined ? 'A ship.' : JSON.stringify({ ref, sections: ['Sails', 'Ropes'] });
  };
}
