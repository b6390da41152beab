import type { Category, Tier } from '../../../protocol/document.ts';
import * as confusions from './confusion-guards.ts';
import type { RuleMatch } from './rule-match.ts';
import * as guards from './rule-guards.ts';

/** How the engine treats what one of Harper's rules finds. */
export interface Rule {
  readonly category: Category;
  readonly tier: Tier;
  /** One sentence for a person. */
  readonly reason: string;
  /** Decides the tier by where the finding stands. */
  readonly guard?: guards.Guard;
  /** Says more exactly than `reason` why, by where the finding stands. */
  readonly explain?: guards.Explain;
  /** Puts right what Harper would write. */
  readonly rewrite?: (after: string, match: Pick<RuleMatch, 'before'>) => string;
}

const CLOSED = 'This is written as one word.';

/**
 * The rules of the pass `proofread`; all others stay off, which is also what makes it fast. Tier A are those that were
 * precise on learner text and on websites. Left out on purpose, however sure Harper is of them: OxfordComma, Dashes,
 * NumericRangeEnDash, OrthographicConsistency, DisjointPrefixes, MassNouns, CondenseAllThe, UseEllipsisCharacter,
 * SplitWords, UpdatePlaceNames, Regionalisms and what is only a matter of style. SpellCheck has a step of its own.
 */
export const RULES: Readonly<Record<string, Rule>> = {
  AdjectiveDoubleDegree: {
    category: 'grammar',
    tier: 'A',
    reason: 'The ending “-er” or “-est” says it already; “more” and “most” are not needed.',
    guard: guards.degree,
  },
  AnA: {
    category: 'grammar',
    tier: 'A',
    reason: 'It is “an” before a vowel sound and “a” before a consonant.',
    guard: guards.article,
    rewrite: (after) => (after === 'AN' ? 'An' : after),
  },
  Anybody: { category: 'spelling', tier: 'A', reason: CLOSED, guard: guards.compound },
  Beforehand: { category: 'spelling', tier: 'A', reason: CLOSED },
  Bypass: { category: 'spelling', tier: 'A', reason: CLOSED },
  Cant: {
    category: 'punctuation',
    tier: 'A',
    reason: 'The short form of “cannot” has an apostrophe.',
    guard: guards.cannot,
  },
  CapitalizePersonalPronouns: {
    category: 'spelling',
    tier: 'A',
    reason: 'The pronoun “I” is always a capital letter.',
    guard: guards.pronounI,
  },
  CommaFixes: {
    category: 'punctuation',
    tier: 'A',
    reason: 'A comma has no space before it and one after it.',
    guard: guards.comma,
  },
  CurrencyPlacement: {
    category: 'punctuation',
    tier: 'A',
    reason: 'The currency sign comes first, right before the amount.',
  },
  DespiteOf: { category: 'grammar', tier: 'A', reason: 'It is “despite” or “in spite of”, not a mixture of the two.' },
  DoubleModal: {
    category: 'grammar',
    tier: 'A',
    reason: 'One of the two is enough: words such as “can”, “will” and “should” do not stand side by side.',
    guard: guards.modals,
  },
  Everyone: { category: 'spelling', tier: 'A', reason: CLOSED, guard: guards.compound },
  Furthermore: { category: 'spelling', tier: 'A', reason: CLOSED },
  Hazzle: { category: 'spelling', tier: 'A', reason: 'The word is spelled “hassle”.' },
  HyphenateNumberDay: {
    category: 'punctuation',
    tier: 'A',
    reason: 'Before a noun a hyphen joins a number and “day”: “a 30-day trial”.',
    guard: guards.wholeDays,
  },
  InspiredBy: { category: 'grammar', tier: 'A', reason: 'One is inspired by something, not from it.' },
  ItsContraction: {
    category: 'grammar',
    tier: 'A',
    reason: '“It is” and “it has” shorten to “it’s”; “its” is the possessive.',
    guard: guards.itIs,
  },
  LeftRightHand: {
    category: 'punctuation',
    tier: 'A',
    reason: 'Before a noun it is “left-hand” and “right-hand”, with a hyphen.',
  },
  Lots: { category: 'punctuation', tier: 'A', reason: '“Lots” has no apostrophe.' },
  Myself: { category: 'spelling', tier: 'A', reason: CLOSED, guard: guards.self },
  NationalCapitals: { category: 'spelling', tier: 'A', reason: 'The name of a city starts with a capital letter.' },
  Nowadays: { category: 'spelling', tier: 'A', reason: 'The word is spelled “nowadays”.' },
  Nowhere: { category: 'spelling', tier: 'A', reason: CLOSED },
  OceansAndSeas: {
    category: 'spelling',
    tier: 'A',
    reason: 'The name of an ocean or a sea starts with capital letters.',
  },
  OfCourse: { category: 'spelling', tier: 'A', reason: 'The phrase is written “of course”.' },
  OpenCompounds: { category: 'spelling', tier: 'A', reason: 'This is written as two words.' },
  PluralWrongWordOfPhrase: {
    category: 'grammar',
    tier: 'A',
    reason: 'The plural goes on the main word: “proofs of concept”, not “proof of concepts”.',
  },
  PronounInflectionBe: {
    category: 'grammar',
    tier: 'A',
    reason: 'The form of “be” has to fit its pronoun: I am, he was, they were.',
    guard: guards.inflection,
  },
  RegularIrregulars: {
    category: 'grammar',
    tier: 'A',
    reason: 'This word is irregular: it has a form of its own.',
    guard: guards.irregular,
  },
  RepeatedWords: {
    category: 'grammar',
    tier: 'A',
    reason: 'The same word stands here twice.',
    guard: guards.doubledWord,
  },
  SentenceCapitalization: {
    category: 'punctuation',
    tier: 'A',
    reason: 'A sentence starts with a capital letter.',
    guard: guards.sentenceStart,
  },
  SimplePastToPastParticiple: {
    category: 'grammar',
    tier: 'A',
    reason: 'After “have” and “be” the verb takes another form: “has gone”, “was taken”.',
    guard: guards.participle,
  },
  Someone: { category: 'spelling', tier: 'A', reason: CLOSED, guard: guards.compound },
  Spaces: {
    category: 'punctuation',
    tier: 'A',
    reason: 'There is one space between words and none before a full stop.',
    guard: guards.spacing,
    explain: guards.spacingReason,
  },
  Tenfold: { category: 'spelling', tier: 'A', reason: CLOSED },
  ThatThan: { category: 'grammar', tier: 'A', reason: 'A comparison takes “than”.', guard: confusions.comparison },
  TheAnother: { category: 'grammar', tier: 'A', reason: 'It is “the other” or “another”, not both.' },
  TheMy: {
    category: 'grammar',
    tier: 'A',
    reason: '“The” and a word such as “my” or “your” do not stand side by side: one is enough.',
    guard: guards.oneOwner,
    explain: guards.oneOwnerReason,
    rewrite: guards.withOneOwner,
  },
  ThenThan: {
    category: 'grammar',
    tier: 'A',
    reason: 'A comparison takes “than”; “then” is about time.',
    guard: confusions.comparesWith,
  },
  ThereToTheir: {
    category: 'grammar',
    tier: 'A',
    reason: 'The possessive is “their”; “there” is a place.',
    guard: confusions.theirs,
  },
  Therefore: { category: 'spelling', tier: 'A', reason: CLOSED },
  Worthwhile: { category: 'spelling', tier: 'B', reason: 'Today this is mostly written as one word.' },
  WrongApostrophe: {
    category: 'punctuation',
    tier: 'A',
    reason: 'This short form or possessive needs its apostrophe.',
  },
  Yourself: { category: 'spelling', tier: 'A', reason: CLOSED, guard: guards.self },

  IncludingButNotLimitedToPunctuation: {
    category: 'punctuation',
    tier: 'B',
    reason: '“Including but not limited to” is set off by commas.',
  },
  InflectedVerbAfterTo: {
    category: 'grammar',
    tier: 'B',
    reason: 'After “to” the verb may need its plain form: “to go”, not “to goes”.',
  },
  ItsPossessive: {
    category: 'grammar',
    tier: 'B',
    reason: 'The possessive is “its”; “it’s” is short for “it is” or “it has”.',
  },
  MergeWords: {
    category: 'spelling',
    tier: 'B',
    reason: 'This may be one word that a space has cut in two.',
    guard: guards.mergedWord,
  },
  MissingTo: { category: 'grammar', tier: 'B', reason: '“To” may be missing before the verb.' },
  ModalBeAdjective: { category: 'grammar', tier: 'B', reason: '“Be” may be missing: “it can be useful”.' },
  PossessiveYour: { category: 'grammar', tier: 'B', reason: 'Before a noun the possessive is “your”.' },
  PronounVerbAgreement: {
    category: 'grammar',
    tier: 'B',
    reason: 'The verb may have to fit its pronoun: “he goes”, “they go”.',
    guard: guards.agreement,
    explain: confusions.agreeingReason,
    rewrite: confusions.agreeing,
  },
  QuiteQuiet: {
    category: 'spelling',
    tier: 'B',
    reason: '“Quite” means rather; “quiet” makes little noise.',
    guard: confusions.quiet,
  },
  TheirToThere: { category: 'grammar', tier: 'B', reason: 'A place is “there”; “their” is the possessive.' },
  ThereIsAgreement: {
    category: 'grammar',
    tier: 'B',
    reason: 'The verb after “there” may have to fit what follows: “there are two”.',
  },
  ToTwoToo: { category: 'grammar', tier: 'B', reason: '“Too” means also or more than enough; “to” does not.' },
};
