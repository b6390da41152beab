import { DIALECT_NAMES } from '../../../protocol/directives/directives.ts';
import type { Dialect, RevisionOptions } from '../../revision-engine.ts';
import type { DialectPair, Facet, Variety } from './dialect-table.ts';
import type { SpellingHabits } from './spelling-habits.ts';

/** Which spelling a document is to have of the words that dialects spell in different ways. */
export interface DialectWish {
  /** Whose dictionary its words are looked up in. */
  readonly dialect: Dialect;
  /** Somebody asked for the dialect: words of others are wrong. Else both are right, and a mixture is a matter of taste. */
  readonly isAsked: boolean;
  /** Undefined where either spelling is right. */
  of(facet: Facet): Variety | undefined;
  /** Whether the spelling that is wanted of a word is sure enough to be put into the text. */
  isSure(pair: DialectPair): boolean;
  /** Why one of its spellings is wanted. */
  reason(spelling: string): string;
  /** Equal facts, equal wishes. */
  readonly facts: string;
}

/** Canada writes colour and centre, but organize and analyze; of other words both spellings. */
const CANADIAN: Readonly<Partial<Record<Facet, Variety>>> = {
  our: 'gb',
  re: 'gb',
  'double-l': 'gb',
  ense: 'gb',
  ize: 'us',
  yze: 'us',
};

/** What is asked for; where nobody asked, what the document itself mostly does. */
export function dialectWish(asked: RevisionOptions['dialect'], habits: SpellingHabits): DialectWish {
  return asked === 'auto' ? habitual(habits) : explicit(asked, habits);
}

function explicit(dialect: Dialect, habits: SpellingHabits): DialectWish {
  const isOxford = dialect === 'GB' && !habits.writesIse;
  return {
    dialect,
    isAsked: true,
    of: (facet) => (dialect === 'US' ? 'us' : dialect === 'CA' ? CANADIAN[facet] : 'gb'),
    isSure: ({ facet }) => !(isOxford && facet === 'ize'),
    reason: (spelling) => `${DIALECT_NAMES[dialect]} English spells it “${spelling}”.`,
    facts: `${dialect}:${isOxford}`,
  };
}

/** A word that is spelled in one way throughout is its author's choice, whatever the others are: only a suggestion. */
function habitual({ majority, ize, yze, mixed }: SpellingHabits): DialectWish {
  return {
    dialect: majority?.variety === 'gb' ? 'GB' : 'US',
    isAsked: false,
    of(facet) {
      const general = majority?.variety;
      if (facet === 'ize') return ize ?? (general === 'us' ? general : undefined);
      if (facet === 'yze') return yze ?? (general === 'us' || ize === 'gb' ? general : undefined);
      return general;
    },
    isSure({ facet, stem }) {
      const prevails = (facet === 'ize' && ize) || (facet === 'yze' && yze) || majority?.prevails === true;
      return Boolean(prevails) && mixed.has(stem);
    },
    reason: (spelling) => `Most of the document has the spellings of this dialect: “${spelling}”.`,
    facts: [majority?.variety, majority?.prevails, ize, yze, ...mixed].join(':'),
  };
}
