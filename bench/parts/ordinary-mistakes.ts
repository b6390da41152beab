import type { Proofreader } from './quality-run.ts';
import { applyChanges } from '../../src/protocol/document.ts';

/** Sentences of our own with a mistake that people make every day, and as many right ones of the same words. */
export type Half = 'seen' | 'unseen' | 'letters';

interface Mistake {
  readonly family: string;
  readonly wrong: string;
  readonly right: string;
}

export interface OrdinaryMistakes {
  readonly mistakes: readonly Mistake[];
  /** Sentences in which nothing is wrong: those written to look alike, and the corrections. */
  readonly right: readonly { readonly family: string; readonly text: string }[];
}

/** What became of one sentence. `spoiled`: a mistake was changed into something else than what was meant. */
export type Fate = 'applied' | 'suggested' | 'missed' | 'spoiled' | 'left' | 'doubted' | 'harmed';

/** @param see Told of each sentence that came out otherwise than it should. */
export type Onlooker = (fate: Fate, family: string, text: string, result: string) => void;

/**
 * Reads lines of `- wrong > right` and `= right`, under the `# name` of their family. The rules were made with the half
 * `seen`; the half `unseen` was written before, and is only ever summed up. `letters` are of students, e-mails and reports.
 */
export async function ordinaryMistakes(half: Half): Promise<OrdinaryMistakes> {
  const file = new URL(`../texts/ordinary-mistakes-${half}.txt`, import.meta.url);
  const mistakes: Mistake[] = [];
  const right: { family: string; text: string }[] = [];
  let family = '';
  for (const line of (await Bun.file(file).text()).split('\n')) {
    const text = line.slice(2);
    const [wrong = '', meant = ''] = text.split(' > ');
    if (line.startsWith('# ')) family = text;
    else if (line.startsWith('= ')) right.push({ family, text });
    else if (line.startsWith('- ')) {
      mistakes.push({ family, wrong, right: meant });
      right.push({ family, text: meant });
    }
  }
  return { mistakes, right };
}

/** Each sentence as a document by itself, as careful as the engine is where little is wrong. */
export async function ordinaryFigures({ mistakes, right }: OrdinaryMistakes, proofread: Proofreader, see?: Onlooker) {
  const count = { applied: 0, suggested: 0, missed: 0, spoiled: 0, left: 0, doubted: 0, harmed: 0 };
  const note = (fate: Fate, family: string, text: string, result: string) => {
    count[fate]++;
    if (fate !== 'applied' && fate !== 'left') see?.(fate, family, text, result);
  };
  for (const { family, wrong, right: meant } of mistakes) {
    const [{ result, changes } = NOTHING] = await proofread([wrong], BRITISH);
    const all = applyChanges(
      wrong,
      changes.map((change) => ({ ...change, applied: true })),
    );
    if (result === meant) note('applied', family, wrong, result);
    else if (result !== wrong) note('spoiled', family, wrong, result);
    else note(all === meant ? 'suggested' : 'missed', family, wrong, all ?? result);
  }
  for (const { family, text } of right) {
    const [{ result, changes } = NOTHING] = await proofread([text], BRITISH);
    const doubted = changes.map(({ before, after }) => `${before} -> ${after}`).join('; ');
    note(result !== text ? 'harmed' : changes.length > 0 ? 'doubted' : 'left', family, text, doubted || result);
  }
  const { applied, suggested, missed, spoiled, harmed, doubted } = count;
  return {
    mistakes: mistakes.length,
    applied,
    suggested,
    missed,
    spoiled,
    appliedPercent: percent(applied, mistakes.length),
    foundPercent: percent(applied + suggested, mistakes.length),
    right: right.length,
    harmed,
    doubted,
    precisionPercent: percent(applied, applied + spoiled + harmed),
  };
}

const BRITISH = { dialect: 'GB' } as const;
const NOTHING = { result: '', changes: [] } as const;

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Number(((100 * part) / whole).toFixed(1));
}
