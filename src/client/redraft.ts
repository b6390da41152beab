export { createClient, type ClientOptions, type Redraft } from './client.ts';
export type { Api, ApiOptions, Asking } from './requests/api.ts';
export { summary, type SummaryQuery } from './analytics.ts';
export type { ChangeFigures, Durations, Figures, Grouping, Summary } from '../protocol/summary.ts';
export type { Reach } from './live/connection.ts';
export type { Dictionary, RuleRecord } from './answers/dictionary.ts';
export type { Job, Wish } from './job.ts';
export type { Abortable, JobRecord, ResultOptions } from './job-record.ts';
export type { JobCounting, JobFilter, JobPage, PageQuery } from './answers/job-list.ts';
export type { JobFigures, ListedJob } from '../protocol/listed-job.ts';
export type { Estimate, Rule, RuleFilter, Strategies, Strategy } from './answers/offer.ts';
export type { Accepted } from './live/outbox.ts';
export { type Detail, RedraftError, type RedraftErrorCode } from './redraft-error.ts';
export type { RefineOptions, RefineRequest } from './refine-request.ts';
export type { ChangePage, Decided, Reviewed } from './answers/reviewed-change.ts';
export type { Secret } from './requests/secret.ts';
export { session, type Session, type Sessions } from './session.ts';
export type { FilePage, StoredFile } from './answers/stored-file.ts';
export { sha256 } from './sha256.ts';
export type { TransportName } from './transports/transport.ts';
export type { Update, UpdateOf, UpdateType } from './live/updates.ts';
export type {
  Compared,
  DiffPart,
  Difference,
  InlinePart,
  Version,
  VersionName,
  VersionText,
} from './answers/version.ts';
export {
  type Asked,
  type Conversation,
  type ConversationPage,
  type ListedConversation,
  type Question,
  type Topic,
  type WrittenAnswer,
  type Written,
  writing,
  type Writing,
} from './writing.ts';
export type { Command } from '../protocol/commands.ts';
export type { Directive } from '../protocol/directives/directives.ts';
export { documentText, type Block, type Change } from '../protocol/document.ts';
export type { EventData, EventType, LoggedEvent } from '../protocol/events.ts';
export { reduce } from '../protocol/fold/reduce.ts';
export type { ChangeFilter, ReviewedChange } from '../protocol/review/reviewed-change.ts';
export type { Source } from '../protocol/source.ts';
export type { BlockState, JobState, PassState } from '../protocol/fold/state.ts';
export { isTerminal, type JobStatus } from '../protocol/status.ts';
