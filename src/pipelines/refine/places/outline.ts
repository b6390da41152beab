import type { BlockState, JobState } from '../../../protocol/fold/state.ts';
import { originalOf } from '../../../protocol/fold/reduce-text.ts';
import { isProse } from '../../../documents/prose.ts';
import { Turns } from '../../../documents/turns.ts';

/** Blocks that stand together, by their index; both ends belong. */
export interface BlockRange {
  readonly first: number;
  readonly last: number;
}

type DividedText = Pick<JobState, 'lead' | 'blocks'>;

interface Heading {
  readonly at: number;
  readonly level: number;
  readonly title: string;
}

const HASHES = /(#{1,6})[ \t]*$/;
const UNDERLINED = /^[ \t]*\r?\n[ \t>]*(=|-)/;
const NOTE_MARK = /\[\^[^\]\n]+\]:[ \t]*$/;
const INTRODUCTION = /^(?:introduction|intro|overview|preface|foreword|prologue|background)$/;
const CONCLUSION = /^(?:conclusions?|concluding remarks|closing(?: remarks)?|final remarks|summary|epilogue|outlook)$/;
/** Headings among which part of a title is looked for; of more, the whole title names one. */
const MOST_SEARCHED = 1_000;
/** What may stand behind a conclusion. */
const APPENDIX =
  /^(?:references|bibliography|works cited|sources|literature|notes|footnotes|endnotes|further reading|acknowledg\w*|appendi\w*|licen[cs]e|see also)\b/;

/** How a document is divided, told from its headings as they were in version 0: what passes do to them moves nothing. */
export class Outline {
  readonly #lead: string;
  readonly #blocks: readonly BlockState[];
  readonly #headings: readonly Heading[];

  private constructor({ lead, blocks }: DividedText, headings: readonly Heading[]) {
    this.#lead = lead;
    this.#blocks = blocks;
    this.#headings = headings;
  }

  /** Reads the headings in turns of the event loop: there may be very many. */
  static async of(document: DividedText): Promise<Outline> {
    const headings: Heading[] = [];
    const turns = new Turns();
    for (const [at, block] of document.blocks.entries()) {
      if (block.kind !== 'heading') continue;
      headings.push(headingOf(document, block, at));
      await turns.spendOn(block);
    }
    return new Outline(document, headings);
  }

  /** The innermost section that the block is in; what stands before the first heading is one too. */
  sectionAround(block: number): BlockRange | undefined {
    const heading = this.#headings.findLast(({ at }) => at <= block);
    if (heading) return this.#section(heading);
    return this.#range(0, (this.#headings[0]?.at ?? this.#blocks.length) - 1);
  }

  /** The section with that heading; where none has it, the only one whose heading holds it. */
  sectionTitled(title: string): BlockRange | undefined {
    const wanted = plain(title);
    if (wanted === '') return undefined;
    const exact = this.#headings.find((heading) => heading.title === wanted);
    if (exact || this.#headings.length > MOST_SEARCHED) return exact && this.#section(exact);
    const near = this.#headings.filter((heading) => ` ${heading.title} `.includes(` ${wanted} `));
    return near[0] && near.length === 1 ? this.#section(near[0]) : undefined;
  }

  get introduction(): BlockRange | undefined {
    const named = this.#headings.find(({ title }) => INTRODUCTION.test(title));
    if (named) return this.#section(named);
    const first = this.#blocks.findIndex(({ kind }) => isProse(kind) && kind !== 'heading');
    if (first < 0) return undefined;
    const next = this.#headings.find(({ at }) => at > first);
    return { first, last: next ? next.at - 1 : first };
  }

  get conclusion(): BlockRange | undefined {
    const named = this.#headings.findLast(({ title }) => CONCLUSION.test(title));
    if (named) return this.#section(named);
    const first = this.#blocks.findIndex(({ kind }) => isProse(kind) && kind !== 'heading');
    const inside = this.#headings.filter(({ at, title }) => at > first && !APPENDIX.test(title));
    const heading = inside.at(-1);
    if (first >= 0 && heading) return this.#section(heading);
    const last = this.#blocks.findLastIndex(
      (block, at) => block.kind === 'paragraph' && !isFootnote({ lead: this.#lead, blocks: this.#blocks }, at),
    );
    return last < 0 ? undefined : { first: last, last };
  }

  #section({ at, level }: Heading): BlockRange {
    const next = this.#headings.find((heading) => heading.at > at && heading.level <= level);
    return { first: at, last: (next?.at ?? this.#blocks.length) - 1 };
  }

  #range(first: number, last: number): BlockRange | undefined {
    return first <= last ? { first, last } : undefined;
  }
}

function headingOf(document: DividedText, block: BlockState, at: number): Heading {
  const hashes = HASHES.exec(textBefore(document, at))?.[1];
  const level = hashes?.length ?? (UNDERLINED.exec(block.gap)?.[1] === '-' ? 2 : 1);
  return { at, level, title: plain(originalOf(block)) };
}

/** Whether the block of that index is a note at the foot of the text. */
export function isFootnote(document: DividedText, block: number): boolean {
  return document.blocks[block]?.kind === 'paragraph' && NOTE_MARK.test(textBefore(document, block));
}

function textBefore({ lead, blocks }: DividedText, block: number): string {
  return block === 0 ? lead : (blocks[block - 1]?.gap ?? '');
}

/** A title without its number, markup, punctuation and letter case. */
function plain(title: string): string {
  return title
    .toLowerCase()
    .replace(/^[\s(]*(?:\d+(?:\.\d+)*|[ivx]+)[.):]\s+|^\d+(?:\.\d+)*\s+/, '')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
