import type { Category } from '../../../protocol/document.ts';
import type { EngineRule } from '../../revision-engine.ts';

/** What a pass is about, for a model; its first category stands for whatever else a model says. */
const CATEGORIES: Readonly<Record<string, readonly [Category, ...Category[]]>> = {
  proofread: ['grammar', 'spelling', 'punctuation'],
  tighten: ['concision', 'clarity', 'style'],
  polish: ['style', 'consistency', 'clarity', 'punctuation'],
  structure: ['structure'],
  tone: ['tone'],
};

/** The rules under which people meet the edits of a model, and can silence them. */
export const MODEL_RULES: readonly EngineRule[] = Object.entries(CATEGORIES).flatMap(([pass, categories]) =>
  categories.map((category) => ({
    name: nameOf(pass, category),
    pass,
    category,
    tier: 'A' as const,
    reason: `A model found something to do for ${category}; the change says what.`,
  })),
);

/**
 * @param asked people ask for more than the pass is about
 * @returns the rule of an edit, and whether its category is one of what the pass is to do
 */
export function modelRule(
  pass: string,
  category: Category,
  asked: boolean,
): { readonly name: string; readonly category: Category; readonly fits: boolean } {
  const known = CATEGORIES[pass] ?? [category];
  const fits = asked || known.includes(category);
  const told = fits ? category : known[0];
  return { name: nameOf(pass, told), category: told, fits };
}

function nameOf(pass: string, category: Category): string {
  return `Model${capital(pass)}${pass === category ? '' : capital(category)}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
