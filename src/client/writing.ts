import type { ErrorBody } from '../protocol/errors.ts';
import type { EventData } from '../protocol/events.ts';
import type { ListedJob } from '../protocol/listed-job.ts';
import type { Source } from '../protocol/source.ts';
import { answered } from './requests/answered.ts';
import type { Body } from './requests/body.ts';
import type { Redraft } from './client.ts';
import type { Abortable } from './job-record.ts';
import type { PageQuery } from './answers/job-list.ts';
import { makeOnce } from './requests/make-once.ts';
import { query } from './requests/query.ts';
import type { Named } from './refine-request.ts';

/** A question, or what is to be written. */
export interface Question {
  readonly message: string;
  /** The conversation that it goes on with; left out: it begins one. */
  readonly conversation_id?: string | undefined;
  /** Ids of uploaded files to lean on; left out: those of the conversation's last turn. */
  readonly files?: readonly string[] | undefined;
  /** Which way it takes. Default `auto`. */
  readonly route?: Named<'auto' | 'simple' | 'advanced' | 'hybrid'> | undefined;
  /** Seconds to wait for the answer, at most 60: default 30; 0 = `redraft.watch(job.id)` hears it being written. */
  readonly wait?: number | undefined;
}

/** An answer as far as it is written. */
export interface WrittenAnswer {
  /** Markdown. */
  readonly text: string;
  /** The passages that it names, as `[1]`. */
  readonly sources: readonly Source[];
  /** Which way it takes, and why; null until that is known. */
  readonly route: { readonly to: string; readonly reason: string } | null;
  /** Who writes it: `quoting`, or a model. */
  readonly engine: string | null;
  /** What did not go as it should, in sentences for people. */
  readonly warnings: readonly EventData['warning'][];
  readonly error: ErrorBody | null;
}

/** What became of a question: `job.status` says whether the answer is whole. */
export interface Asked {
  readonly conversation_id: string;
  readonly job: ListedJob;
  readonly answer: WrittenAnswer;
}

/** A text about a topic. */
export interface Topic {
  readonly topic: string;
  /** Default `explainer`. */
  readonly kind?: Named<'outline' | 'explainer' | 'questions'> | undefined;
  /** Default `intermediate`. */
  readonly level?: Named<'beginner' | 'intermediate' | 'expert'> | undefined;
  /** Seconds to wait for it, as for an answer. */
  readonly wait?: number | undefined;
}

/** What became of it. */
export interface Written {
  readonly job: ListedJob;
  /** Markdown, as far as it is written. */
  readonly text: string;
  /** Who writes it; null until that is known. */
  readonly engine: string | null;
  readonly warnings: readonly EventData['warning'][];
  /** Why it failed. */
  readonly error: ErrorBody | null;
}

/** A conversation by its figures. Times in ms since 1970. */
export interface ListedConversation {
  readonly id: string;
  /** What was asked first. */
  readonly title: string;
  readonly turns: number;
  readonly created_at: number;
  readonly updated_at: number;
}

/** A conversation with its turns, oldest first. */
export interface Conversation extends ListedConversation {
  readonly items: readonly {
    readonly job: ListedJob;
    readonly message: string;
    readonly files: readonly string[];
    readonly answer: WrittenAnswer;
  }[];
}

/** Conversations, newest first. */
export interface ConversationPage {
  readonly items: readonly ListedConversation[];
  /** For the next part; null behind the last one. */
  readonly next_cursor: string | null;
}

/** Questions and the conversations they make. Every method rejects with a RedraftError. */
export interface Writing {
  /** Sent again by itself when the answer is lost: one turn all the same. */
  ask(question: Question, asking?: Abortable): Promise<Asked>;
  /** Has a text written about a topic; needs a model. */
  generate(topic: Topic, asking?: Abortable): Promise<Written>;
  conversations(wanted?: PageQuery & Abortable): Promise<ConversationPage>;
  conversation(id: string, asking?: Abortable): Promise<Conversation>;
  /** Deletes a conversation with its jobs; none of them may still run. */
  removeConversation(id: string): Promise<void>;
}

const CONVERSATIONS = '/v1/conversations';
const WAIT_S = 30;
/** ms that an answer may take beyond the time it was asked to wait. */
const SPARE_MS = 30_000;

/**
 * The writing requests of a server.
 * @example
 * const { answer } = await writing(redraft).ask({ message: 'Which rope raises a sail?', files: [file.id] });
 */
export function writing({ api }: Pick<Redraft, 'api'>): Writing {
  const made = <T extends Asked | Written>(
    path: string,
    body: Body,
    wait: number,
    asking: Abortable | undefined,
    member: keyof T & string,
  ) => makeOnce<T>(api, path, body, { ...asking, timeoutMs: wait * 1_000 + SPARE_MS }, Math.random, member);
  return {
    ask: ({ route, wait = WAIT_S, ...turn }, asking) =>
      made<Asked>('/v1/chat', { ...turn, options: { route, wait } }, wait, asking, 'answer'),
    generate: ({ wait = WAIT_S, ...topic }, asking) =>
      made<Written>('/v1/generate', { ...topic, wait }, wait, asking, 'text'),
    conversations: ({ signal, ...wanted } = {}) =>
      answered(api.json('GET', CONVERSATIONS + query(wanted), undefined, { signal }), 'items', 'next_cursor'),
    conversation: (id, asking) => answered(api.json('GET', one(id), undefined, asking), 'items', 'turns'),
    async removeConversation(id) {
      await api.json('DELETE', one(id));
    },
  };
}

function one(id: string): string {
  return `${CONVERSATIONS}/${encodeURIComponent(id)}`;
}
