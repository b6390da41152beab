import { embeddedEngine } from '../../src/engines/embedded/embedded-engine.ts';
import { obedientEngine } from '../support/engine-requests.ts';
import { revisionEngineContract } from './engine.contract.ts';

revisionEngineContract('embedded', () => embeddedEngine());
revisionEngineContract('embedded, two workers that do as the text says', () => obedientEngine({ workers: 2 }));
