import { z } from 'zod';

const dollars = z.number().min(0).max(1_000_000);

/** What may follow a model's name without its being another model: a date, a number, `latest`. */
const RELEASE = /^(?:-(?:\d[\d.-]*|latest))?$/;

const table = z.record(z.string().min(1), z.strictObject({ input: dollars, output: dollars }));

/**
 * US dollars a million tokens, by the model's name; one that is followed by its release has the same price. A `$comment`
 * says where they are from.
 */
export const pricesSchema = z.preprocess(withoutComment, table);

export type Prices = Readonly<z.infer<typeof table>>;

function withoutComment(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  return Object.fromEntries(Object.entries(given).filter(([name]) => name !== '$comment'));
}

/** What calls cost by a table that people keep: an estimate, for no endpoint says what it charges. */
export class PriceTable {
  readonly #prices: Prices;
  /** Longest first: the name that says most of a model wins. */
  readonly #names: readonly string[];

  constructor(prices: Prices) {
    this.#prices = prices;
    this.#names = Object.keys(prices).sort((a, b) => b.length - a.length);
  }

  /** US dollars; undefined for a model that the table does not have. */
  cost(model: string, { input, output }: { readonly input: number; readonly output: number }): number | undefined {
    const name = this.#names.find((known) => model.startsWith(known) && RELEASE.test(model.slice(known.length)));
    const price = name === undefined ? undefined : this.#prices[name];
    return price && Math.round(input * price.input + output * price.output) / 1_000_000;
  }
}
