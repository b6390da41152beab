import { type Typed, typed } from './treebank.ts';

/** A sentence with what other people made of it. */
export interface Judged {
  readonly source: Typed;
  readonly references: readonly Typed[];
}

async function lines(file: string): Promise<string[]> {
  return (await Bun.file(file).text()).split('\n').slice(0, -1);
}

/** Learners' sentences, each with four corrections. */
export async function jfleg(folder: string): Promise<Judged[]> {
  const read = async (name: string) => (await lines(`${folder}/jfleg-dev/${name}.txt`)).map(typed);
  const [sources, ...references] = await Promise.all(['src', 'ref0', 'ref1', 'ref2', 'ref3'].map(read));
  return (sources ?? []).map((source, index) => ({
    source,
    references: references.flatMap((reference) => reference[index] ?? []),
  }));
}

/** Sentences of websites, each as two annotators left it. They are not tokenised. */
export async function cweb(folder: string, set: 'G' | 'S'): Promise<Judged[]> {
  const plain = (text: string): Typed => ({ text, tokensOf: new Map() });
  const read = async (name: string) => (await lines(`${folder}/cweb-dev/${set}.${name}.txt`)).map(plain);
  const [sources, ...references] = await Promise.all(['source', 'ann1', 'ann2'].map(read));
  return (sources ?? []).map((source, index) => ({
    source,
    references: references.flatMap((reference) => reference[index] ?? []),
  }));
}

export function isClean({ source, references }: Judged): boolean {
  return references.every(({ text }) => text === source.text);
}

/** Edited prose, a paragraph each. */
export async function edited(folder: string): Promise<string[]> {
  const packed = await Bun.file(`${folder}/cc0-prose.txt.gz`).arrayBuffer();
  return new TextDecoder()
    .decode(Bun.gunzipSync(packed))
    .split('\n')
    .filter((line) => line !== '');
}
