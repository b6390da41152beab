import type { Directive, Place } from '../../../protocol/directives/directives.ts';

/** Directives that say how something is done, and may say so for one place alone. */
export type PlaceableDirective = Extract<
  Directive,
  {
    type: 'dialect' | 'leave_words' | 'leave_rule' | 'leave_categories' | 'only_categories' | 'suggest_only' | 'apply';
  }
>;

const PLACEABLE: ReadonlySet<Directive['type']> = new Set<PlaceableDirective['type']>([
  'dialect',
  'leave_words',
  'leave_rule',
  'leave_categories',
  'only_categories',
  'suggest_only',
  'apply',
]);

export function isPlaceable(directive: Directive): directive is PlaceableDirective {
  return PLACEABLE.has(directive.type);
}

/** Whether it counts in some blocks and not in others. */
export function isPlaced(directive: Directive): directive is PlaceableDirective & { readonly place: Place } {
  return isPlaceable(directive) && directive.place !== undefined;
}
