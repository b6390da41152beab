/** One of these, or one that a newer server knows. */
export type Named<T extends string> = T | (string & {});

/** A text, or an uploaded file in its place, and how it is to be refined. What is left out is as the server has it. */
export type RefineRequest = RefineOptions &
  RefineInput &
  ({ readonly text: string; readonly fileId?: undefined } | { readonly fileId: string; readonly text?: undefined });

interface RefineInput {
  /** Default `markdown`, or as the file is. */
  readonly format?: 'markdown' | 'text' | undefined;
  /** What the job is called; left out: the text's first line, or the file's name. */
  readonly title?: string | undefined;
}

/** How a text is to be refined. */
export interface RefineOptions {
  /** The name of one, or `auto`; `redraft.strategies()` lists them. Default `standard`. */
  readonly strategy?:
    Named<'standard' | 'light' | 'academic' | 'plain-language' | 'corrections-only' | 'auto'> | undefined;
  /** In this order, instead of the passes of the strategy. */
  readonly passes?: readonly Named<'proofread' | 'tighten' | 'polish' | 'structure' | 'tone'>[] | undefined;
  /** The spelling to bring it into; `auto`, the default, keeps to the one that it is mostly written in. */
  readonly dialect?: Named<'auto' | 'US' | 'GB' | 'AU' | 'CA' | 'IN'> | undefined;
  /** Which changes are put into the text: those that are sure (`auto`, the default), all, or none. */
  readonly apply?: Named<'auto' | 'all' | 'suggest'> | undefined;
  /** Words and phrases to leave alone. */
  readonly dictionary?: readonly string[] | undefined;
  /** How the text is to sound, where a model refines: for its pass `tone`. */
  readonly tone?: Named<'formal' | 'friendly' | 'confident' | 'neutral' | 'persuasive'> | undefined;
  /** Whom it is for, where a model refines: for the passes that write. */
  readonly audience?: Named<'general' | 'experts' | 'beginners' | 'executives' | 'students'> | undefined;
  /** Names of rules that are to stay silent. */
  readonly ignore_rules?: readonly string[] | undefined;
  /** Ask before the job goes on: never (the default), after each pass, or once before the end. */
  readonly review?: Named<'none' | 'each_pass' | 'final'> | undefined;
  /** Seconds after which a question is answered by itself. Default a day. */
  readonly review_timeout_s?: number | undefined;
  /** The answer it then gets. Default `approve`. */
  readonly review_default?: Named<'approve' | 'stop' | 'undo'> | undefined;
  /** Cancel the job when nobody has watched it for so many seconds after somebody did. */
  readonly cancel_after_s?: number | undefined;
}
