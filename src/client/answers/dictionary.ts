/** What somebody leaves alone in every job. */
export interface Dictionary {
  /** One in lower case stands for every way to write it. */
  readonly words: readonly string[];
  /** Names of rules that are to stay silent. */
  readonly rules: readonly string[];
}

/** What somebody's decisions have made of a rule: past the thresholds it only suggests, then it says nothing. */
export interface RuleRecord {
  readonly rule: string;
  readonly accepted: number;
  readonly rejected: number;
  readonly standing: 'on' | 'suggest' | 'off';
  /** It is in the dictionary. */
  readonly ignored: boolean;
}
