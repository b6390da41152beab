import { summarySchema } from './analytics/summary-schema.ts';
import { CHANGE_MODELS } from './changes/change-models.ts';
import { FILE_MODELS } from './files/file-models.ts';
import { JOB_MODELS } from './jobs/job-models.ts';
import { PEOPLE_MODELS } from './people/people-models.ts';
import { REFINE_MODELS } from './refine/refine-models.ts';
import { STRATEGY_MODELS } from './strategies/strategy-models.ts';
import { TEXT_MODELS } from './texts/text-models.ts';
import { WATCHING_MODELS } from './watching/watching-models.ts';
import { CHAT_MODELS } from './writing/chat-models.ts';

/** What bodies and answers hold, by name, for the documentation. */
export const MODELS = {
  ...JOB_MODELS,
  ...REFINE_MODELS,
  ...STRATEGY_MODELS,
  ...WATCHING_MODELS,
  ...CHANGE_MODELS,
  ...TEXT_MODELS,
  ...FILE_MODELS,
  ...CHAT_MODELS,
  ...PEOPLE_MODELS,
  AnalyticsSummary: summarySchema,
};
