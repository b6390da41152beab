/** How long is waited, how often it is tried and how much is read. Times in ms. */
export interface CallLimits {
  /** One call, from its request to its last byte. */
  readonly callMs: number;
  /** Between two bytes, and before the first. */
  readonly idleMs: number;
  /** All calls for one piece of text, with the pauses between them. */
  readonly blockMs: number;
  /** Calls to one provider for one piece of text. */
  readonly attempts: number;
  /** What takes longer than this before a provider answers is told to who watches. */
  readonly noticeMs: number;
  /** All that is waited for providers to recover, in one pass over a document. */
  readonly patienceMs: number;
  /** The first pause is at most so long, each further one twice that. */
  readonly firstPauseMs: number;
  /** A provider that wants to be left alone for longer is not waited for. */
  readonly longestPauseMs: number;
  /** The same where another one can be asked instead. */
  readonly pauseBesideMs: number;
  /** Of a whole response. */
  readonly responseBytes: number;
  /** Of one line of it. */
  readonly lineBytes: number;
  /** Of a response that is an error: what is behind is not read. */
  readonly errorBytes: number;
}

export const CALL_LIMITS: CallLimits = {
  callMs: 180_000,
  idleMs: 60_000,
  blockMs: 300_000,
  attempts: 3,
  noticeMs: 1_000,
  patienceMs: 30_000,
  firstPauseMs: 500,
  longestPauseMs: 30_000,
  pauseBesideMs: 2_000,
  responseBytes: 8 * 1024 * 1024,
  lineBytes: 512 * 1024,
  errorBytes: 32 * 1024,
};
