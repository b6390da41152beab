import { askedText } from './asked-text.ts';
import type { ProviderCall } from './fake-provider.ts';

/** A reply as a good model writes it: the passage as the test wants it, between the marks of the question. */
export function writes(passage: (text: string) => string) {
  return (call: Pick<ProviderCall, 'body'>): string => {
    const { ref, segments } = askedText(call);
    return `<<<${ref} rewritten>>>\n${passage(segments[0]?.text ?? '')}\n<<<${ref} done>>>`;
  };
}
