import type { RevisionOptions } from '../../src/engines/revision-engine.ts';
import { isClean, type Judged } from './eval-texts.ts';
import { gleu } from './gleu.ts';
import type { Proofread, Proofreader } from './quality-run.ts';
import { retokenised, type Typed } from './treebank.ts';
import { type Verdict, verdict } from './verdict.ts';

export type Options = Partial<RevisionOptions>;
export type Verdicts = Record<Verdict, number>;

export interface EditFigures {
  readonly edits: Verdicts;
  readonly harmfulPercent: number;
  readonly byRule: Readonly<Record<string, Verdicts>>;
}

/** Told of each edit and what it is worth. */
export type Witness = (set: string, text: string, change: Proofread['changes'][number], worth: Verdict) => void;

export function judged(
  set: string,
  sentences: readonly Judged[],
  revised: readonly Proofread[],
  see?: Witness,
): EditFigures {
  const edits: Verdicts = { helpful: 0, neutral: 0, harmful: 0 };
  const byRule: Record<string, Verdicts> = {};
  for (const [index, { text, applied }] of revised.entries()) {
    const right = sentences[index]?.references.map((reference) => reference.text) ?? [];
    for (const change of applied) {
      const worth = verdict(text, change, right);
      edits[worth]++;
      (byRule[change.rule] ??= { helpful: 0, neutral: 0, harmful: 0 })[worth]++;
      see?.(set, text, change, worth);
    }
  }
  const sum = edits.helpful + edits.neutral + edits.harmful;
  return { edits, harmfulPercent: percent(edits.harmful, sum), byRule };
}

/** Learners' sentences: how near the result is to what people made of them. */
export async function learners(
  sentences: readonly Judged[],
  proofread: Proofreader,
  options: Options = {},
  see?: Witness,
) {
  const revised = await proofread(
    sentences.map(({ source }) => source.text),
    options,
  );
  const again = await proofread(
    revised.map(({ result }) => result),
    options,
  );
  const count = (all: readonly Proofread[]) => all.reduce((sum, { applied }) => sum + applied.length, 0);
  return {
    gleu: gleuOf(sentences, revised),
    ...judged('jfleg', sentences, revised, see),
    secondRunEdits: count(again),
    secondRunPercent: percent(count(again), count(revised)),
  };
}

export function gleuOf(sentences: readonly Judged[], revised: readonly Proofread[], draws = 500): number {
  const tokens = (sentence: Typed) => retokenised(sentence.text, sentence);
  const people = [0, 1, 2, 3].map((person) =>
    sentences.map((sentence) => tokens(sentence.references[person] ?? { text: '', tokensOf: new Map() })),
  );
  const outputs = sentences.map(({ source }, index) => retokenised(revised[index]?.result ?? '', source));
  return Number(
    gleu(
      sentences.map(({ source }) => tokens(source)),
      outputs,
      people,
      draws,
    ).toFixed(2),
  );
}

/** The learners' sentences among as many clean ones, one of each in turn. */
export async function halfAndHalf(sentences: readonly Judged[], clean: readonly Judged[], proofread: Proofreader) {
  const mixed = sentences.flatMap((sentence, index) => [sentence, clean[index % clean.length] ?? sentence]);
  const revised = await proofread(mixed.map(({ source }) => source.text));
  const touched = revised.filter(({ applied }, index) => index % 2 === 1 && applied.length > 0).length;
  return {
    gleu: gleuOf(
      sentences,
      revised.filter((_, index) => index % 2 === 0),
    ),
    cleanTouchedPercent: percent(touched, sentences.length),
  };
}

/** What is done to sentences in which two annotators found nothing to correct, among the others of their set. */
export async function websites(set: string, sentences: readonly Judged[], proofread: Proofreader, see?: Witness) {
  const revised = await proofread(sentences.map(({ source }) => source.text));
  const clean = sentences.flatMap((sentence, index) => (isClean(sentence) ? (revised[index] ?? []) : []));
  const touched = clean.filter(({ applied }) => applied.length > 0).length;
  return {
    ...judged(set, sentences, revised, see),
    clean: { sentences: clean.length, touched, percent: percent(touched, clean.length) },
  };
}

/** What is done to each person's corrections, and how much of that none of the other three backs. */
export async function references(sentences: readonly Judged[], proofread: Proofreader, see?: Witness) {
  let [sum, touched, unsupported] = [0, 0, 0];
  for (const person of [0, 1, 2, 3]) {
    const texts = sentences.map((sentence) => sentence.references[person]?.text ?? '');
    for (const [index, { text, applied }] of (await proofread(texts)).entries()) {
      sum++;
      if (applied.length === 0) continue;
      touched++;
      const others =
        sentences[index]?.references.filter((_, other) => other !== person).map((other) => other.text) ?? [];
      const alone = applied.filter((change) => verdict(text, change, others) !== 'helpful');
      for (const change of alone) see?.('reference', text, change, 'harmful');
      if (alone.length > 0) unsupported++;
    }
  }
  return { sentences: sum, touchedPercent: percent(touched, sum), unsupportedPercent: percent(unsupported, sum) };
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Number(((100 * part) / whole).toFixed(2));
}
