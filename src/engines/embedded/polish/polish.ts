import { markupSpans, overlapsProtected } from '../../../documents/spans/protected-spans.ts';
import { joinSpans, type Span } from '../../../documents/spans/span.ts';
import { changesOf, heeding } from '../../edits/changes.ts';
import { dictionarySpans } from '../../edits/dictionary-spans.ts';
import { documentEnglish } from '../document-words.ts';
import type { Edit } from '../../edits/edit.ts';
import { isEnglish, notEnglish } from '../english.ts';
import type { ProseBlock } from '../prose-block.ts';
import type { Reviser, ToldDocument } from '../reviser.ts';
import { settle } from '../settle.ts';
import { untouchable } from '../../edits/untouchable.ts';
import type { PreferredWay } from './convention.ts';
import { CONVENTIONS } from './conventions.ts';

/** The pass `polish`: what can be written in several ways is written as the document mostly writes it. */
export function polisher(): Reviser {
  return {
    read(told) {
      const language = documentEnglish(told.blocks);
      const markup = new WeakMap<ProseBlock, readonly Span[]>();
      const markupOf = (block: ProseBlock) => {
        const spans = markup.get(block) ?? markupSpans(block, told.options.format);
        markup.set(block, spans);
        return spans;
      };
      const document = { ...told, blocks: told.blocks.filter((block) => isEnglish(block, language)), markupOf };
      const ways = CONVENTIONS.map((convention) => ({ convention, way: convention.read(document) }));
      return {
        facts: (block) => JSON.stringify([isEnglish(block, language), ...ways.map(({ way }) => way.facts(block))]),
        async revise(block) {
          if (!isEnglish(block, language)) return notEnglish(block);
          const find = (text: string) => {
            const now = text === block.text ? block : { ...block, text };
            return ways.flatMap(({ convention: { inSpeech = false }, way }) =>
              heeding(told.options.rules, allowed(way, now, inSpeech ? markupOf(now) : undefined, told)),
            );
          };
          return { block: block.id, changes: changesOf(settle(block.text, find), block, told) };
        },
      };
    },
  };
}

/** @param markup what may not be touched; undefined = all that is protected, quoted speech too */
function allowed(
  way: PreferredWay,
  block: ProseBlock,
  markup: readonly Span[] | undefined,
  { options }: ToldDocument,
): Edit[] {
  const edits = [...way.find(block)];
  if (edits.length === 0) return [];
  const spans =
    markup === undefined
      ? untouchable(block, options)
      : joinSpans([...markup, ...dictionarySpans(block.text, options.dictionary)]);
  return edits.filter(({ start, end }) => !overlapsProtected(spans, start, end));
}
