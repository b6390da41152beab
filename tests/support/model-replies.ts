import type { Category } from '../../src/protocol/document.ts';
import { askedText, type AskedText } from './asked-text.ts';
import type { ProviderCall } from './fake-provider.ts';

export interface ScriptedEdit {
  readonly block?: string;
  readonly old: string;
  readonly new: string;
  readonly reason?: string;
  readonly category?: Category;
  readonly sure?: boolean;
}

/** A reply as a good model gives it: these edits to each segment, under the reference of the question. */
export function editsTo(edits: (segment: AskedText['segments'][number]) => readonly ScriptedEdit[]) {
  return (call: Pick<ProviderCall, 'body'>): string => {
    const { ref, segments } = askedText(call);
    const all = segments.flatMap((segment) =>
      edits(segment).map((edit) => ({
        block: segment.id,
        reason: 'As the test wants it.',
        category: 'spelling',
        sure: true,
        ...edit,
      })),
    );
    return JSON.stringify({ ref, edits: all });
  };
}

/** Corrects every “teh” that has enough of its own around it to be told from the others. */
export const correctsTeh = editsTo(({ text }) =>
  [...text.matchAll(/\bteh\b/g)].flatMap(({ index }) => {
    const old = text.slice(Math.max(0, index - 8), index + 11);
    return text.split(old).length === 2 ? [{ old, new: old.replace(/\bteh\b/, 'the') }] : [];
  }),
);
