import { afterAll } from 'bun:test';
import { embeddedEngine } from '../../src/engines/embedded/embedded-engine.ts';
import { obedientEngine } from '../support/engine-requests.ts';
import { fakeProvider } from '../support/fake-provider.ts';
import { modelEngineOver } from '../support/model-engine.ts';
import { correctsTeh } from '../support/model-replies.ts';
import { behaviours } from '../support/provider-behaviours.ts';
import { revisionEngineContract } from './engine.contract.ts';

const provider = await fakeProvider(behaviours.says(correctsTeh));
const nobody = await fakeProvider(behaviours.refuses(401));
afterAll(async () => {
  await provider[Symbol.asyncDispose]();
  await nobody[Symbol.asyncDispose]();
});

revisionEngineContract('embedded', () => embeddedEngine());
revisionEngineContract('embedded, two workers that do as the text says', () => obedientEngine({ workers: 2 }));
revisionEngineContract('a model', () => modelEngineOver([provider], { embedded: obedientEngine() }).engine);
revisionEngineContract(
  'a model that nobody answers for',
  () => modelEngineOver([nobody], { embedded: obedientEngine() }).engine,
);
