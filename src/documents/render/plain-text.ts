import type { Token } from 'markdown-it';
import { inlineText } from './inline-text.ts';
import { plainReader, readMarkdown } from './markdown-reader.ts';
import { withoutTags } from './without-tags.ts';

const RULE = '* * *';
const SET_IN = '    ';

/**
 * What a document in Markdown says, without its marks: headings and paragraphs as they are, lists with their bullets
 * and numbers, what is to be done with a box, quotes set in, code and formulas as written, cells of a table with a tab
 * between them, links with their address behind them, pictures by what they show, HTML without its tags. A note is named
 * in brackets and stands at the end. Front matter is left out.
 */
export function* plainText(text: string): Generator<string> {
  const reading = new Reading(readMarkdown(text, plainReader).tokens);
  let between = '';
  for (const block of reading.blocks()) {
    yield `${between}${block}\n`;
    between = '\n';
  }
  for (const note of reading.notes) {
    yield `${between}${note}\n`;
    between = '';
  }
}

/** Goes through the tokens once; what opens is read to where it closes. */
class Reading {
  readonly #tokens: readonly Token[];
  readonly #notes: string[] = [];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The notes that were read so far. */
  get notes(): readonly string[] {
    return this.#notes;
  }

  /** The blocks up to the end of what contains them. */
  *blocks(): Generator<string> {
    for (let token = this.#next(); token && token.nesting >= 0; token = this.#next()) {
      const block = this.#block(token);
      if (block !== '') yield block;
    }
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at++];
  }

  #block(token: Token): string {
    switch (token.type) {
      case 'inline':
        return inlineText(token.children ?? []);
      case 'html_block':
        return withoutTags(token.content)
          .replaceAll(/\n\s*\n/g, '\n')
          .trim();
      case 'footnote_open':
        this.#notes.push(`[${token.info}] ${[...this.blocks()].join('\n')}`);
        return '';
      case 'fence':
      case 'code_block':
        return token.content.replace(/\n$/, '');
      case 'math':
        return token.content;
      case 'hr':
        return RULE;
      case 'blockquote_open':
        return indented([...this.blocks()].join('\n\n'), SET_IN, SET_IN);
      case 'bullet_list_open':
        return this.#list(() => '- ');
      case 'ordered_list_open': {
        let number = Number(token.attrGet('start') ?? 1);
        return this.#list(() => `${number++}. `);
      }
      case 'tr_open':
        return [...this.#cells()].join('\t');
      case 'table_open':
      case 'thead_open':
      case 'tbody_open':
        return [...this.blocks()].join('\n');
      default:
        return token.nesting > 0 ? [...this.blocks()].join('\n') : '';
    }
  }

  #list(mark: () => string): string {
    // The paragraphs of a list whose items stand close are hidden: the first one says which it is.
    const isClose = this.#tokens[this.#at + 1]?.hidden ?? true;
    const between = isClose ? '\n' : '\n\n';
    const items: string[] = [];
    for (let token = this.#next(); token && token.nesting > 0; token = this.#next()) {
      const first = mark();
      items.push(indented([...this.blocks()].join(between), first, ' '.repeat(first.length)));
    }
    return items.join(between);
  }

  *#cells(): Generator<string> {
    for (let token = this.#next(); token && token.nesting > 0; token = this.#next()) {
      yield [...this.blocks()].join(' ').replaceAll('\n', ' ');
    }
  }
}

function indented(text: string, first: string, rest: string): string {
  return first + text.replaceAll(/\n(?=[^\n])/g, `\n${rest}`);
}
