import type { Answer } from './answer.ts';

/**
 * What keeps an answer that has an end from being what was asked for. `quoted`: a model was to write it, and none did.
 * `rest_quoted`: none wrote its last sections. `short_only`: none wrote the long one. `cut`: its end is missing.
 */
export type Flaw = 'quoted' | 'rest_quoted' | 'short_only' | 'cut';

/** Codes of the warnings that a flaw says in other words. */
export const FLAWS: ReadonlySet<string> = new Set(['model_gave_up', 'answer_cut']);

/** What is wrong with it; undefined where it is whole, as far as it is written. */
export function flawOf(answer: Pick<Answer, 'warnings' | 'engine' | 'route' | 'isShortGone'>): Flaw | undefined {
  const { engine, route, isShortGone } = answer;
  // What went wrong with a short answer is no flaw of the long one that has taken its place.
  const warnings = answer.warnings.filter(({ pass }) => !(isShortGone && pass === 1));
  if (warnings.some((warning) => warning.code === 'model_gave_up' && !isPlanAlone(warning))) {
    if (engine === 'quoting') return 'quoted';
    return route?.to === 'hybrid' ? 'short_only' : 'rest_quoted';
  }
  return warnings.some(({ code }) => code === 'answer_cut') ? 'cut' : undefined;
}

/** Without a plan an answer is in one, and whole all the same. */
export function isPlanAlone({ message }: { readonly message: string }): boolean {
  return message.startsWith('No model planned');
}
