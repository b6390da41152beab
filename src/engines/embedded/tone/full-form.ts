import { wordClasses, type WordClass } from '../tagging/word-classes.ts';
import { likeWritten } from './like-written.ts';
import type { TonePlace } from './tone-place.ts';

const SHORT_FORMS: Readonly<Record<string, string>> = {
  "can't": 'cannot',
  "won't": 'will not',
  "shan't": 'shall not',
  "i'm": 'I am',
  "let's": 'let us',
};

const POSSESSIVES: Readonly<Record<string, string>> = { "they're": 'their', "you're": 'your' };
const OWNER_AFTER = /^(?:at|by|for|from|in|into|of|on|to|under|with|without)$/;
/** Tenths of a word's uses. */
const MAINLY = 7;
/** Read when it is first needed: most texts have no such word. */
let known: ReadonlyMap<string, WordClass> | undefined;

/**
 * `don't` → `do not`; none where two full forms are possible (`it's`, `I'd`). Before what may be theirs or yours,
 * “they're” and “you're” may be slips of “their” and “your”: then a person chooses.
 */
export function fullForm(found: string, place: TonePlace): string[] {
  const small = found.toLowerCase().replace('’', "'");
  const full =
    SHORT_FORMS[small] ??
    (small.endsWith("n't")
      ? `${small.slice(0, -3)} not`
      : small.endsWith("'re")
        ? `${small.slice(0, -3)} are`
        : small.endsWith("'ve")
          ? `${small.slice(0, -3)} have`
          : small.endsWith("'ll")
            ? `${small.slice(0, -3)} will`
            : undefined);
  if (full === undefined) return [];
  const whose = POSSESSIVES[small];
  const forms = [full.replace(/^i /, 'I '), ...(whose !== undefined && isOwned(place) ? [whose] : [])];
  return forms.map((form) => likeWritten(found, form));
}

/** Whether something that belongs to somebody may be named there. */
function isOwned({ before, after }: TonePlace): boolean {
  const word = after.toLowerCase();
  if (word === 'own' || OWNER_AFTER.test(before)) return true;
  known ??= wordClasses();
  return (known.get(word)?.noun ?? 0) >= MAINLY;
}
