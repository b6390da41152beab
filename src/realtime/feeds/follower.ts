/** Somebody whose position in a feed moves. */
export interface Follower {
  /** Called at most once a turn, after the feed has grown. */
  grown(): void;
  /** A signal was told: the feed's board has it. */
  signalled(): void;
  /** The server stops: the follower says so to whom it serves, and leaves. */
  draining(): void;
}
