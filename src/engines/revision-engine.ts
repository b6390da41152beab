import type { Block, Category, Change, Tier } from '../protocol/document.ts';
import type { PlannedPass, Usage } from '../protocol/events.ts';

/** By country code, ISO 3166-1: the English whose spelling is right. */
export type Dialect = 'US' | 'GB' | 'AU' | 'CA' | 'IN';

/**
 * `suggest` applies nothing; `auto` what is sure, to which in a text full of errors likely corrections count too; `all`
 * likely corrections whatever the text, and every suggestion that has one replacement alone.
 */
export type Apply = 'auto' | 'all' | 'suggest';

/** What kind of English the text is to be. */
export type Register = 'neutral' | 'academic' | 'plain';

export const TONES = ['formal', 'friendly', 'confident', 'neutral', 'persuasive'] as const;
export type Tone = (typeof TONES)[number];

export const AUDIENCES = ['general', 'experts', 'beginners', 'executives', 'students'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What a person makes of a rule: it may only suggest, or it is silent. */
export type RuleWish = 'suggest' | 'off';

/** How every block of a request is to be revised. */
export interface RevisionOptions {
  /** `auto`: the document keeps to the one that it is mostly written in. */
  readonly dialect: Dialect | 'auto';
  readonly apply: Apply;
  readonly format: 'text' | 'markdown';
  /** Words and phrases to leave alone; an entry in lower case stands for every way to write it. */
  readonly dictionary: readonly string[];
  /** By the rule's name, over all passes. */
  readonly rules: Readonly<Record<string, RuleWish>>;
  readonly register: Register;
  /** How the text is to sound, for an engine that can write. */
  readonly tone?: Tone;
  /** Whom it is for. */
  readonly audience?: Audience;
  /** What people who steer want, in words of their own, newest last; only an engine that follows words heeds it. */
  readonly asks?: readonly string[];
}

/** What is asked for where nobody asked for anything else. */
export const DEFAULT_OPTIONS: RevisionOptions = {
  dialect: 'auto',
  apply: 'auto',
  format: 'markdown',
  dictionary: [],
  rules: {},
  register: 'neutral',
};

/** What is to be known of a revision beside its changes. */
export interface RevisionWarning {
  readonly code: string;
  readonly message: string;
}

/** What an engine says while it works: what a call to a model cost, what did not go as it should, what it is writing. */
export type RevisionNote =
  /**
   * A piece of the new text of the block that comes next, provisional until its revision. `again`: what was written of it
   * before is void.
   */
  | { readonly type: 'piece'; readonly block: string; readonly text: string; readonly again?: boolean }
  | { readonly type: 'usage'; readonly usage: Usage }
  /** The stage of the work, in a sentence. */
  | { readonly type: 'note'; readonly text: string }
  /** Nothing is under way for the block that comes next: a service is waited for; or there is again. */
  | { readonly type: 'rest'; readonly resting: boolean }
  | { readonly type: 'warning'; readonly warning: RevisionWarning; readonly block?: string };

/** A block with the text that goes into the pass. */
export type GivenBlock = Pick<Block, 'id' | 'kind' | 'text'> & Partial<Pick<Block, 'gap'>>;

/** One pass over a document, or over the rest of it. */
export interface RevisionRequest {
  readonly pass: PlannedPass;
  /** The whole document, in its order. */
  readonly blocks: readonly GivenBlock[];
  /** The index of the first block to revise; what stands before it is there to be read. 0 when left out. */
  readonly from?: number;
  /** The index after the last block that is needed: revisions of those behind it may be left out. */
  readonly to?: number;
  /**
   * Asked of a block when the engine comes to it: false where nothing will be made of its revision, which then need not
   * have changes. Needed when left out.
   */
  readonly isNeeded?: (index: number) => boolean;
  readonly options: RevisionOptions;
  /** Told at any time between the start of the iteration and its end. */
  readonly tell?: (note: RevisionNote) => void;
  /** Only a look at the text, of which nothing will be applied: nothing may be spent on it. */
  readonly glance?: boolean;
  /** Aborted: the engine stops at once and the iteration throws the signal's reason. */
  readonly signal: AbortSignal;
}

/** What a pass does to one block. An unchanged block has no changes. */
export interface Revision {
  readonly block: string;
  readonly changes: readonly Change[];
  /** Who was asked about it, by name, where that is not the engine itself alone. */
  readonly by?: readonly string[];
  /** The block could not be revised as asked, and why; its text is kept. */
  readonly warning?: RevisionWarning;
}

/** A service that an engine asks. `failing`: it is left alone for a while. `trying`: it is about to be asked again. */
export interface Upstream {
  readonly name: string;
  readonly state: 'ok' | 'failing' | 'trying';
  /** What it failed with last; left out while it is well. */
  readonly problem?: UpstreamProblem;
}

/** What is wrong with a service. */
export interface UpstreamProblem {
  /** A word for programs: `key_refused`, `no_quota`, `unavailable` … */
  readonly fault: string;
  /** For people: what is wrong, and what to do about it. */
  readonly message: string;
}

/** A rule that an engine makes changes by, as a person is told of it. */
export interface EngineRule {
  /** Unique over all passes, and stable: people silence rules by it. */
  readonly name: string;
  readonly pass: string;
  readonly category: Category;
  /** What it finds is worth this where nothing speaks against it. */
  readonly tier: Tier;
  /** One sentence. */
  readonly reason: string;
}

/**
 * What revises text: the embedded engine in worker threads, a model behind an endpoint. One block that cannot be
 * revised is a warning on its revision, never the end of the others.
 */
export interface RevisionEngine {
  readonly name: string;
  /** Those that are known by name beforehand. */
  readonly rules: readonly EngineRule[];
  /** Whether it understands what people ask for in words of their own. */
  readonly followsWords?: boolean;
  /** Whether such words can do anything for that block in that pass; left out where they can for each. */
  followsWordsFor?(block: Pick<Block, 'kind' | 'text'>, pass: string): boolean;
  /** Begins to load; `revise` waits for it by itself. */
  warm(): void;
  /**
   * Resolves when what the pass needs is loaded, or cannot be: what that means for a block, `revise` says.
   * @throws the signal's reason when it is aborted
   */
  ready(signal: AbortSignal, pass: string): Promise<void>;
  readonly status: 'cold' | 'warming' | 'ready' | 'failed';
  /** How what it asks elsewhere is, by name; left out where it asks nobody. */
  upstreams?(): readonly Upstream[];
  /** One revision a block from `from` on, in their order, each as soon as it is known. */
  revise(request: RevisionRequest): AsyncIterable<Revision>;
  close(): Promise<void>;
}
