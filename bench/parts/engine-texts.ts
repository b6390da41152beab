import { readDocument } from '../../src/documents/reading/read-document.ts';
import type { RevisionRequest } from '../../src/engines/revision-engine.ts';
import { edited, jfleg } from './eval-texts.ts';

export type Blocks = RevisionRequest['blocks'];

/** A document for the engine, and the same text as a file. */
export interface BenchText {
  readonly format: 'text' | 'markdown';
  readonly file: string;
  readonly blocks: Blocks;
}

/** Texts to measure the engine on. */
export interface EngineTexts {
  /** The next paragraphs of edited prose that nobody was given before, in a document. @param bytes of UTF-8 */
  prose(bytes: number): BenchText;
  /** Pages of Markdown with many small blocks. */
  readonly markdown: readonly BenchText[];
  /** Sentences of learners, a paragraph each. */
  readonly learner: BenchText;
}

export async function engineTexts(folder: string): Promise<EngineTexts> {
  const paragraphs = await edited(folder);
  let used = 0;
  const sentences = (await jfleg(folder)).map(({ source }) => source.text);
  const names = [...new Bun.Glob('*.md').scanSync(`${folder}/markdown`)].sort();
  const pages = await Promise.all(names.map((name) => Bun.file(`${folder}/markdown/${name}`).text()));
  return {
    prose(bytes) {
      const texts: string[] = [];
      for (let size = 0; size < bytes;) {
        const text = paragraphs[used++ % paragraphs.length] ?? '';
        size += Buffer.byteLength(text);
        texts.push(text);
      }
      return plain(texts);
    },
    markdown: pages.map((file) => ({ format: 'markdown', file, blocks: readDocument(file, 'markdown').blocks })),
    learner: plain(sentences),
  };
}

export function bytesOf(texts: readonly BenchText[]): number {
  return texts.flatMap(({ blocks }) => blocks).reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
}

function plain(texts: readonly string[]): BenchText {
  const blocks = texts.map((text, index) => ({ id: `b${index + 1}`, kind: 'paragraph' as const, text }));
  return { format: 'text', file: texts.join('\n\n'), blocks };
}
