/** How a request is answered: at once, section by section, or both. */
export const ROUTES = ['simple', 'advanced', 'hybrid'] as const;
export type Route = (typeof ROUTES)[number];

/** What a request asks for, each from 0 to 1, and what they come to. */
export interface Complexity {
  readonly length: number;
  readonly intent: number;
  readonly constraints: number;
  readonly files: number;
  readonly sources: number;
  /** The weighted sum. */
  readonly score: number;
}

const WEIGHTS = { length: 0.2, intent: 0.35, constraints: 0.2, files: 0.1, sources: 0.15 } as const;
/** From here on an answer at once alone would be too little, and from there on it would be in the way. */
const HYBRID = 0.3;
const ADVANCED = 0.5;

/** Words of a request that is long. */
const LONG = 120;
const MANY_CONSTRAINTS = 4;
const MANY_FILES = 3;

const WRITING =
  /\b(?:(?:write|draft|prepare|produce|compose)\b.{0,40}\b(?:essay|report|article|review|paper|chapter|proposal|guide|speech|summary)|essays?|compare|contrast|analy[sz]e|analysis|evaluate|critique|argue|assess|synthesi[sz]e|step[- ]by[- ]step|in depth|detailed)\b/i;
const EXPLAINING =
  /\b(explain|describe|summari[sz]e|summary|discuss|how|why|differences?|advantages?|causes?|effects?)\b/i;
const CONSTRAINT =
  /\b(must|should|at (?:least|most)|no (?:more|fewer|less) than|exactly|between|without|only|include|avoid|tone|style|format|audience|bullet(?:s| points)?|table|sections?|paragraphs?|headings?|\d+ (?:words?|sentences?|pages?|points?|examples?))\b/gi;
const SOURCES = /\b(sources?|cit(?:e|es|ed|ation|ations)|references?|quot(?:e|es|ed|ations?)|evidence|bibliography)\b/i;

/** By the words of the request alone, so that the same request always takes the same way. */
export function complexityOf(message: string, files: number): Complexity {
  const words = message.match(/[\p{L}\p{N}'’-]+/gu)?.length ?? 0;
  const parts = {
    length: share(words, LONG),
    intent: WRITING.test(message) ? 1 : EXPLAINING.test(message) || questionsIn(message) > 1 ? 0.5 : 0,
    constraints: share(message.match(CONSTRAINT)?.length ?? 0, MANY_CONSTRAINTS),
    files: share(files, MANY_FILES),
    sources: SOURCES.test(message) ? 1 : 0,
  };
  const score =
    WEIGHTS.length * parts.length +
    WEIGHTS.intent * parts.intent +
    WEIGHTS.constraints * parts.constraints +
    WEIGHTS.files * parts.files +
    WEIGHTS.sources * parts.sources;
  return { ...parts, score: Math.round(score * 100) / 100 };
}

export function routeOf({ score }: Complexity): Route {
  if (score >= ADVANCED) return 'advanced';
  return score >= HYBRID ? 'hybrid' : 'simple';
}

/** Why, for people. */
export function routeReason({ score, length, intent, constraints, files, sources }: Complexity): string {
  const said = [
    length >= 0.5 && 'it is long',
    intent === 1 && 'it asks for a piece of writing or a comparison',
    intent === 0.5 && 'it asks for an explanation',
    constraints > 0 && 'it says how the answer is to be',
    files > 0.5 && 'several files belong to it',
    sources > 0 && 'it asks for sources',
  ].filter((reason) => typeof reason === 'string');
  return `complexity ${score.toFixed(2)}: ${said.length > 0 ? said.join(', ') : 'a short question'}`;
}

function questionsIn(message: string): number {
  return message.match(/\?/g)?.length ?? 0;
}

function share(count: number, full: number): number {
  return Math.min(1, count / full);
}
