import { cweb, edited, jfleg } from '../../bench/parts/eval-texts.ts';
import { isProse } from '../../src/documents/prose.ts';
import type { DocumentFormat } from '../../src/documents/document-format.ts';
import { readDocument } from '../../src/documents/reading/read-document.ts';

/** Texts that people wrote, from the folder of the evaluation: blocks of pages, and every so many of its sentences. */
export async function realTexts(folder: string): Promise<readonly (readonly [DocumentFormat, readonly string[]])[]> {
  const names = [...new Bun.Glob('*.md').scanSync(`${folder}/markdown`)];
  const pages = await Promise.all(names.map((name) => Bun.file(`${folder}/markdown/${name}`).text()));
  const blocks = pages.flatMap((page) => readDocument(page, 'markdown').blocks);
  return [
    ['markdown', blocks.flatMap(({ kind, text }) => (isProse(kind) && /\p{L}/u.test(text) ? text : []))],
    ['text', each(await jfleg(folder), 5).map(({ source }) => source.text)],
    ['text', each(await cweb(folder, 'G'), 25).map(({ source }) => source.text)],
    ['text', each(await edited(folder), 250)],
  ];
}

function each<Item>(items: readonly Item[], step: number): Item[] {
  return items.filter((_, index) => index % step === 0);
}
