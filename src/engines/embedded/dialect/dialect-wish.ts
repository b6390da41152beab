import type { Dialect, RevisionOptions } from '../../revision-engine.ts';
import type { Facet, Variety } from './dialect-table.ts';
import type { SpellingHabits } from './spelling-habits.ts';

/** Which spelling a document is to have of the words that dialects spell in different ways. */
export interface DialectWish {
  /** Whose dictionary its words are looked up in. */
  readonly dialect: Dialect;
  /** Whether words of other dialects than that are wrong; else both are right. */
  readonly isStrict: boolean;
  /** Undefined where either spelling is right. */
  of(facet: Facet): Wanted | undefined;
  /** Why one of its spellings is wanted. */
  reason(spelling: string): string;
  /** Equal facts, equal wishes. */
  readonly facts: string;
}

export interface Wanted {
  readonly variety: Variety;
  /** Sure enough to be put into the text. */
  readonly sure: boolean;
}

const NAMES: Readonly<Record<Dialect, string>> = {
  US: 'American',
  GB: 'British',
  AU: 'Australian',
  CA: 'Canadian',
  IN: 'Indian',
};
const SURE = { us: { variety: 'us', sure: true }, gb: { variety: 'gb', sure: true } } as const;
const LIKELY = { us: { variety: 'us', sure: false }, gb: { variety: 'gb', sure: false } } as const;
/** Canada writes colour and centre, but organize and analyze; of other words both spellings. */
const CANADIAN: Readonly<Partial<Record<Facet, Wanted>>> = {
  our: SURE.gb,
  re: SURE.gb,
  'double-l': SURE.gb,
  ense: SURE.gb,
  ize: SURE.us,
  yze: SURE.us,
};
/** Spelled in one way in some countries that otherwise follow the other. */
const LOCAL: ReadonlySet<Facet> = new Set<Facet>(['word', 'ae']);

/** What is asked for; where nobody asked, what the document itself mostly does. */
export function dialectWish(asked: RevisionOptions['dialect'], habits: SpellingHabits): DialectWish {
  return asked === 'auto' ? habitual(habits) : explicit(asked, habits);
}

function explicit(dialect: Dialect, habits: SpellingHabits): DialectWish {
  const ize = dialect === 'GB' && !habits.writesIse ? LIKELY.gb : SURE.gb;
  return {
    dialect,
    isStrict: true,
    of(facet) {
      if (dialect === 'US') return SURE.us;
      if (dialect === 'CA') return CANADIAN[facet];
      return facet === 'ize' ? ize : SURE.gb;
    },
    reason: (spelling) => `${NAMES[dialect]} English spells it “${spelling}”.`,
    facts: `${dialect}:${ize.sure}`,
  };
}

function habitual({ majority, ize, yze }: SpellingHabits): DialectWish {
  const general = majority && (majority.prevails ? SURE : LIKELY)[majority.variety];
  const local = majority && LIKELY[majority.variety];
  const ofZ = (habit: Variety | undefined) => habit && SURE[habit];
  return {
    dialect: majority?.variety === 'gb' ? 'GB' : 'US',
    isStrict: majority?.prevails === true,
    of(facet) {
      if (facet === 'ize') return ofZ(ize) ?? (majority?.variety === 'us' ? general : undefined);
      if (facet === 'yze') return ofZ(yze) ?? (majority?.variety === 'us' || ize === 'gb' ? general : undefined);
      return LOCAL.has(facet) ? local : general;
    },
    reason: (spelling) => `Most of the document has the spellings of this dialect: “${spelling}”.`,
    facts: [majority?.variety, majority?.prevails, ize, yze].join(':'),
  };
}
