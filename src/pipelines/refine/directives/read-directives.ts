import type { Directive } from '../../../protocol/directives/directives.ts';
import type { DirectiveContext } from './directive-context.ts';
import { isLeadIn } from './lead-in.ts';
import type { Meaning } from './meaning.ts';
import { belongsTogether, isBound, limitsTheOneBefore, moreOfTheSame, saysTheSame } from './together.ts';
import { inPlaces } from './read-wish.ts';
import { asWritten, type Said, sentencesSaid } from './said.ts';
import { scopeAhead } from './scope.ts';
import { WishReader } from './wish-reader.ts';
import { withoutRest } from './without-rest.ts';

/** What came of somebody's words. */
export interface Reading {
  readonly directives: readonly Directive[];
  /** What is so whatever they say, in sentences; left out where there is nothing. */
  readonly granted?: readonly string[];
  /** What is none of them, as it was written. */
  readonly notUnderstood: readonly string[];
}

/** Of a sentence, or of a part of one. */
interface SentenceReading {
  readonly meanings: readonly Meaning[];
  readonly notUnderstood: readonly string[];
}

/** UTF-16 units of a feedback and of a sentence, and sentences, that are looked at; more is no directive of this set. */
const LONGEST_TEXT = 2_048;
const LONGEST_SENTENCE = 400;
const MOST_SENTENCES = 16;
/** Places where a sentence may be two wishes. */
const MOST_JOINTS = 6;
const JOINT = /\s*(?:,\s*(?:and|but|then|also)\s|,\s|;\s|\s(?:and|but|then|&|\+)\s)\s*/gi;

/** Reads directives out of free words. Pure: the same words and context give the same reading. */
export function readDirectives(text: string, context: DirectiveContext): Reading {
  const sentences = text.length > LONGEST_TEXT ? [] : sentencesSaid(text);
  if (text.length > LONGEST_TEXT || sentences.length > MOST_SENTENCES) return { directives: [], notUnderstood: [text] };
  const reader = new WishReader(context);
  const readings: SentenceReading[] = [];
  for (const sentence of sentences) {
    const reading = readLed(sentence, reader);
    const before = readings.at(-1);
    // “Keep British spelling. Except in quotes.”
    if (before && reading.meanings.length === 0 && limitsTheOneBefore(sentence.text)) {
      readings.push(nothing(`${wordsBefore(sentences, readings.length)}. ${reading.notUnderstood.join(' ')}`));
      readings.splice(-2, 1);
    } else readings.push(reading);
  }
  const meanings = readings.flatMap((reading) => reading.meanings);
  const granted = meanings.flatMap((meaning) => (meaning.type === 'granted' ? [meaning.says] : []));
  const notUnderstood = readings.flatMap((reading) => reading.notUnderstood);
  const alone = meanings.length === 0 && notUnderstood.length === 1 && sentences.length === 1;
  return {
    directives: withoutRest(meanings.filter((meaning) => meaning.type !== 'granted')),
    ...(granted.length > 0 && { granted: [...new Set(granted)] }),
    notUnderstood: alone ? [text] : notUnderstood,
  };
}

function wordsBefore(sentences: readonly Said[], index: number): string {
  const before = sentences[index - 1];
  return before ? asWritten(before) : '';
}

/** What follows a colon is said with what stands before it, unless that only leads to it or is a wish of its own. */
function readLed(said: Said, reader: WishReader): SentenceReading {
  const { lead } = said;
  if (lead === undefined || isLeadIn(lead)) return readSentence(said, reader, MOST_JOINTS);
  for (const text of joinedWith(lead, said.text)) {
    const together = reader.read({ ...said, text }, true);
    if (together && together.length > 0) return { meanings: together, notUnderstood: [] };
  }
  const first =
    limitsTheOneBefore(said.text) || isBound(said.text) ? undefined : reader.read({ ...said, text: lead }, false);
  if (!first) return nothing(asWritten({ ...said, text: `${lead}: ${said.text}` }));
  const { meanings, notUnderstood } = readSentence(said, reader, MOST_JOINTS);
  return { meanings: [...first, ...meanings], notUnderstood };
}

/** “Don't touch: the headings”, “Spelling: British”, “Introduction: only suggest”, “Tables: leave alone” */
function joinedWith(lead: string, text: string): string[] {
  const alone = /^(?:please )?(?:leave|keep)(?: it| them)? alone$/i.test(text) ? [`leave ${lead} alone`] : [];
  return [`${lead} ${text}`, `${text} ${lead}`, `in ${lead}, ${text}`, ...alone];
}

function readSentence(said: Said, reader: WishReader, joints: number): SentenceReading {
  if (said.text.length > LONGEST_SENTENCE) return nothing(asWritten(said));
  const whole = reader.read(said, true);
  if (whole) return { meanings: whole, notUnderstood: [] };
  const scope = scopeAhead({ said: said.text, quotations: said.quotations, context: reader.context });
  if (scope) {
    const { meanings, notUnderstood } = readSentence({ ...said, text: scope.core }, reader, joints);
    const placed = notUnderstood.length === 0 ? inPlaces(meanings, scope.places) : undefined;
    return placed ? { meanings: placed, notUnderstood: [] } : nothing(asWritten(said));
  }
  const parts = joints > 0 ? [...said.text.matchAll(JOINT)].slice(0, joints) : [];
  for (const { 0: joint, index } of parts.toReversed()) {
    const head = { ...said, text: said.text.slice(0, index) };
    const rest = { ...said, text: said.text.slice(index + joint.length) };
    const loose = reader.read(head, true);
    if (!loose) continue;
    if (saysTheSame(rest.text, loose)) return { meanings: loose, notUnderstood: [] };
    const more = moreOfTheSame(rest.text, loose);
    const tail = readSentence(more === undefined ? rest : { ...rest, text: more }, reader, joints - 1);
    const first = tail.notUnderstood.length === 0 ? loose : reader.read(head, false);
    if (!first) continue;
    if (first.length > 0 && belongsTogether(joint, rest.text, tail.meanings.length > 0))
      return nothing(asWritten(said));
    return { meanings: [...first, ...tail.meanings], notUnderstood: tail.notUnderstood };
  }
  for (const { 0: joint, index } of parts) {
    const head = said.text.slice(0, index);
    if (isBound(head)) break;
    const tail = readSentence({ ...said, text: said.text.slice(index + joint.length) }, reader, 0);
    if (tail.meanings.length === 0) continue;
    return { meanings: tail.meanings, notUnderstood: [asWritten({ ...said, text: head }), ...tail.notUnderstood] };
  }
  return nothing(asWritten(said));
}

function nothing(said: string): SentenceReading {
  return { meanings: [], notUnderstood: [said] };
}
