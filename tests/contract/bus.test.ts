import { inProcessBus } from '../../src/jobs/bus.in-process.ts';
import { busContract } from './bus.contract.ts';

busContract('in process', async (onError) => ({ bus: inProcessBus(onError), settle: async () => undefined }));
