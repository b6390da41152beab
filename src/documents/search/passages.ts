import { isProse } from '../prose.ts';
import { type DocumentFormat } from '../reading/read-document.ts';
import { readAside } from '../reading/read-aside.ts';
import type { Block } from '../../protocol/document.ts';
import { sentencesOf } from '../words/sentences.ts';
import { ParagraphCount } from './paragraph-count.ts';

/** A few sentences of a file, letter for letter, and where they stand. */
export interface Passage {
  readonly file: string;
  /** The file's name. */
  readonly title: string;
  /** Which paragraph of the file it is, or is part of, as `ParagraphCount` counts. */
  readonly paragraph: number;
  /** The heading it stands under; empty where there is none. */
  readonly heading: string;
  readonly text: string;
}

/** A file as it is read for passages. */
export interface ReadableFile {
  readonly id: string;
  readonly name: string;
  readonly format: DocumentFormat;
  readonly text: string;
}

/** UTF-16 units of a passage, where its sentences let it be cut; and where words are cut from each other. */
const LENGTH = 500;
const LONGEST = 700;
const HEADING_MARKS = /^#{1,6}\s+|\s+#+$|\r?\n[=-]+\s*$/g;

/** The prose of a file in passages, in its order, without holding the event loop. @throws the signal's reason */
export async function* passagesOf(file: ReadableFile, signal: AbortSignal): AsyncGenerator<Passage> {
  let heading = '';
  const count = new ParagraphCount(file.format);
  for await (const part of readAside(file, signal)) {
    if (part.part !== 'blocks') continue;
    for (const block of part.blocks) {
      const paragraph = count.next(block);
      if (block.kind === 'heading') heading = block.text.replaceAll(HEADING_MARKS, '').trim();
      else if (isProse(block.kind)) {
        for (const text of cut(block)) yield { file: file.id, title: file.name, heading, paragraph, text };
      }
    }
  }
}

/** At the ends of sentences, or between words where a sentence is longer than any passage. */
function* cut({ text }: Block): Generator<string> {
  let start = 0;
  let end = 0;
  for (const sentence of text.length <= LENGTH ? [] : sentencesOf(text)) {
    if (sentence.end - start > LENGTH && end > start) {
      yield* betweenWords(text.slice(start, end));
      start = end;
    }
    end = sentence.end;
  }
  yield* betweenWords(text.slice(start));
}

function* betweenWords(text: string): Generator<string> {
  let rest = text.trim();
  while (rest.length > LONGEST) {
    const space = rest.slice(0, LONGEST).search(/\s\S*$/);
    const at = space > 0 ? space : LONGEST;
    yield rest.slice(0, at);
    rest = rest.slice(at).trim();
  }
  if (/\p{L}/u.test(rest)) yield rest;
}
