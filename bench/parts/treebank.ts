const CLITICS = /^(n't|'s|'t|'re|'ve|'ll|'m|'d|'S|N'T)$/;
const BEFORE_CLOSED = /^([.,!?;:%)\]}]|\.\.\.|'')$/;
const AFTER_OPEN = /^([([{$#]|``)$/;
const CHUNK = /\S+/g;

/** A sentence as a person types it, with what each run of characters between spaces is in tokens. */
export interface Typed {
  readonly text: string;
  readonly tokensOf: ReadonlyMap<string, readonly string[]>;
}

/** Takes the spaces out again that tokenising (Penn Treebank) put in. */
export function typed(tokenised: string): Typed {
  const chunks: string[][] = [];
  const tokens = tokenised.trim().split(/\s+/);
  let glued = false;
  let quoted = false;
  for (const token of tokens) {
    const closes = token === "''" || (token === '"' && quoted);
    const opens: boolean = token === '``' || (token === '"' && !quoted);
    const last = chunks.at(-1);
    const joins = CLITICS.test(token) || BEFORE_CLOSED.test(token) || closes;
    if (last !== undefined && (glued || joins)) last.push(token);
    else chunks.push([token]);
    glued = AFTER_OPEN.test(token) || opens;
    if (opens || closes) quoted = opens;
  }
  const written = (chunk: readonly string[]) => chunk.map((token) => token.replace(/^(``|'')$/, '"')).join('');
  return {
    text: chunks.map(written).join(' '),
    tokensOf: new Map(chunks.map((chunk) => [written(chunk), chunk])),
  };
}

/** Tokens of an edited sentence: what is as it was has its old ones. */
export function retokenised(text: string, { tokensOf }: Typed): string[] {
  const chunks = text.match(CHUNK) ?? [];
  return chunks.flatMap((chunk, index) => tokensOf.get(chunk) ?? split(chunk, index === chunks.length - 1));
}

function split(chunk: string, last: boolean): string[] {
  const stop = last ? '.' : '';
  const [, open = '', rest = ''] = /^([("'[{$#]*)(.*)$/s.exec(chunk) ?? [];
  const [, word = '', close = ''] = new RegExp(`^(.*?)([,!?;:%)\\]}"${stop}]*)$`, 's').exec(rest) ?? [];
  const parts = /^(.+?)(n't|'(?:s|re|ve|ll|m|d))$/.exec(word)?.slice(1) ?? [word];
  return [...open, ...parts, ...close].filter((token) => token !== '');
}
