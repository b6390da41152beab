import type { Token } from 'markdown-it';
import { inlineText } from './inline-text.ts';
import { readMarkdown } from './markdown-reader.ts';

const RULE = '* * *';

/**
 * What a document in Markdown says, without its marks: headings and paragraphs as they are, lists with their bullets
 * and numbers, quotes with `>`, code and formulas as written, cells of a table with a tab between them, links with
 * their address behind them, pictures by what they show. Front matter is left out.
 */
export function* plainText(text: string): Generator<string> {
  const reading = new Reading(readMarkdown(text).tokens);
  let between = '';
  for (const block of reading.blocks()) {
    yield `${between}${block}\n`;
    between = '\n';
  }
}

/** Goes through the tokens once; what opens is read to where it closes. */
class Reading {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
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
      case 'fence':
      case 'code_block':
        return token.content.replace(/\n$/, '');
      case 'math':
        return token.content;
      case 'hr':
        return RULE;
      case 'blockquote_open':
        return indented([...this.blocks()].join('\n\n'), '> ', '> ');
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
