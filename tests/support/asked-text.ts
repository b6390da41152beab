import type { ProviderCall } from './fake-provider.ts';

/** What a model was asked about, as it reads it from the marks of its prompt. */
export interface AskedText {
  readonly ref: string;
  readonly segments: readonly { readonly id: string; readonly kind: string; readonly text: string }[];
  /** Everything else that stands between marks, by what the mark says. */
  readonly material: ReadonlyMap<string, string>;
}

export function askedText({ body }: Pick<ProviderCall, 'body'>): AskedText {
  const content: string = body.messages.at(-1).content;
  const ref = /^Reference: (\S+)$/m.exec(content)?.[1] ?? '';
  const parts = content.split(new RegExp(`\\n<<<${ref} (.*)>>>(?:\\n|$)`));
  const material = new Map<string, string>();
  const segments: { id: string; kind: string; text: string }[] = [];
  for (let at = 1; at + 1 < parts.length; at += 2) {
    const [what = '', text = ''] = parts.slice(at, at + 2);
    const block = /^block (s\d+), (.*)$/.exec(what);
    if (block) segments.push({ id: block[1] ?? '', kind: block[2] ?? '', text });
    else material.set(what, text);
  }
  return { ref, segments, material };
}
