import { bareWish } from './courtesy.ts';
import type { Meaning } from './meaning.ts';

/** What says of a wish when or where it holds, and so is none by itself. */
const LIMIT =
  /^(?:but |and )?(?:except|unless|only|just|if|when|whenever|where|wherever|until|till|while|once|as long as|so long as|as soon as|provided|in|within|inside|for|on|at|not|other than|apart from|besides|at least|mostly|sometimes|usually|from|with|without|never|which|that|who|during|because of|instead of|rather than|before|after|i (?:do not|don'?t|disagree))\b/i;
const BOUND =
  /^(?:except|unless|only|if|when|whenever|where|wherever|until|till|while|once|as long as|so long as|as soon as|provided|in|within|inside|for|on|at|not|apart from|other than|from|with|without|during|before|after|instead of|rather than|do not|no|nothing|nobody|never|neither|nor|hardly|there is no|i do not)\b/i;
const SENTENCE_LIMIT =
  /^(?:but |and )?(?:except|unless|but not|not (?:in|for|on|when|if)|only (?:in|if|when|for|where)|if not)\b/i;
/** How a wish begins that is no more of the one before. */
const ANOTHER =
  /^(?:please|do|don'?t|not|never|no|stop|make|let|give|tell|show|use|keep|leave|write|rewrite|add|remove|delete|cut|change|fix|correct|check|improve|put|run|go|try|explain|translate|shorten|expand|skip|undo|be|i|i'm|you|it|it's|we|they|he|she|there|this|that|also|then|so|why|what|how|when|could|can|would|will|should|may|thanks?|have|look|find|replace|turn|set|format|move|merge|split|summari[sz]e|simplify|tone|take|bring|think|start|begin|end|finish|send|save|apply|accept|reject|ignore|mention|include|say|watch|pay|mind|help|get)\b/i;

/** Whether what follows a wish limits it, or goes on with what it is about: then neither is understood without the other. */
export function belongsTogether(joint: string, tail: string, understood: boolean): boolean {
  if (/^not\b/i.test(tail) && !/;/.test(joint)) return true;
  if (understood) return false;
  const joins = /and|then|also|[;&+]/i.test(joint);
  if (!joins && LIMIT.test(tail)) return true;
  return /^\s+(?:and|&|\+)\s+$|but/i.test(joint) && !ANOTHER.test(tail);
}

const SAME_AGAIN =
  /^(?:please )?(?:(?:leave|keep) (?:it|them|those|that)(?: .*)?|do not (?:change|touch|edit|alter) (?:it|them|those|that)|nothing else|(?:fix|change|correct|edit|do|check|proofread|polish) (?:all )?(?:of )?(?:everything else|the rest(?: of .+)?))$/i;

/** Whether it says in other words what was asked for just before it, of what is left alone or is all that is done. */
export function saysTheSame(tail: string, before: readonly Meaning[]): boolean {
  return (
    before.length > 0 &&
    before.every(({ type }) => /^(?:leave|only|granted)/.test(type)) &&
    SAME_AGAIN.test(bareWish(tail))
  );
}

/** “Leave the lists alone, and the tables too”: what follows as a wish of its own; undefined where it is none. */
export function moreOfTheSame(tail: string, before: readonly Meaning[]): string | undefined {
  const things = /^(.+?),? (?:too|as well|also)[\s.!]*$/i.exec(tail)?.[1];
  const left = before.length > 0 && before.every(({ type }) => type.startsWith('leave'));
  return things !== undefined && left && !ANOTHER.test(things) ? `leave ${things} alone` : undefined;
}

/** Whether what stands before a wish may bind it: a condition, a place, a “not”. */
export function isBound(head: string): boolean {
  return BOUND.test(bareWish(head));
}

/** Whether a sentence limits the one before it. */
export function limitsTheOneBefore(sentence: string): boolean {
  return SENTENCE_LIMIT.test(sentence);
}

const LIMITED =
  /(?:^|,? (?:but |and )?)(?:except(?: for)?|unless|only (?:in|if|when)|but not|not in|if (?!you )|whenever|as long as|until)\b|^(?:in|within|inside|for) (?:the|this|my|all)\b/i;

/** Whether it says of a wish when or where it holds. */
export function isLimited(said: string): boolean {
  return LIMITED.test(said);
}
