/** What lies between two texts, as `GET /v1/refine/diff` says it. */
export type DiffPart =
  | InlinePart
  | { readonly op: 'moved_away'; readonly move: number; readonly text: string }
  | { readonly op: 'moved_here'; readonly move: number; readonly parts: readonly InlinePart[] };

export type InlinePart =
  | { readonly op: 'same'; readonly text: string }
  | { readonly op: 'change'; readonly before: string; readonly after: string; readonly changes: readonly string[] };
