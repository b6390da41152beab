/** Which way an answer takes. */
export const WAYS = [
  ['auto', 'As it needs', 'Looks at your question, picks one, says why.'],
  ['simple', 'Short', 'One answer, at once.'],
  ['advanced', 'At length', 'Section by section, with its sources checked.'],
  ['hybrid', 'Both', 'A short answer at once, then the long one.'],
] as const;

/** What can be wanted: an answer, or a text about a topic. */
export const WANTS = [
  ['answer', 'An answer', 'To a question, with its sources in your files.'],
  ['outline', 'Outline', 'The main points, and what belongs under each.'],
  ['explainer', 'Explainer', 'What it is, why it matters, an example.'],
  ['questions', 'Questions', 'Ten questions, from the easiest to the hardest.'],
] as const;

/** Whom a text is for. */
export const LEVELS = [
  ['beginner', 'Beginners', 'For readers who meet the topic for the first time.'],
  ['intermediate', 'Intermediate', 'For readers who know the basics.'],
  ['expert', 'Experts', 'For readers of the field.'],
] as const;

/** What may be kept of a choice: the values of such a list. */
export function valuesOf(choices: readonly (readonly [value: string, ...words: string[]])[]): string[] {
  return choices.map(([value]) => value);
}

/** Which way was taken and why: without the figure that the request was weighed with. */
export function routeWords({ to, reason }: { readonly to: string; readonly reason: string }): string {
  const [, seen] = /^complexity [\d.]+: (.*)$/.exec(reason) ?? [];
  if (seen === undefined || seen === 'a short question') return `${wayWords(to)}: ${seen ?? reason}.`;
  return `${wayWords(to)}. Seen in your question: ${seen}.`;
}

/** A route as it is called here; one that a newer server knows stays as it is. */
export function wayWords(route: string): string {
  return WAYS.find(([value]) => value === route)?.[1] ?? route;
}
