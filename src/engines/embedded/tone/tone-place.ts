/** The words beside what was found: in lower case before it, as written behind it, '' where a mark stands. */
export interface TonePlace {
  readonly before: string;
  readonly after: string;
}
