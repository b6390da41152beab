import type { Statement } from '../store/driver.ts';
import type { Store } from '../store/store.ts';
import { NEWEST, WORD_BY_WORD } from './rule-standing.ts';
import type { DecisionCounts } from './standing.ts';

/** Of each strategy's decisions so many, the newest, say how it is received. */
const NEWEST_OF_STRATEGY = 500;

/** What a person's decisions say about rules and strategies: each decision counts once, as it stands now. */
export class Learning {
  readonly #store: Store;
  /** ms since 1970. */
  readonly #now: () => number;

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /**
   * By rule, of its newest 50 decisions. Misspellings are not among them.
   */
  rules(principal: string): Promise<ReadonlyMap<string, DecisionCounts>> {
    return this.#tallies(principal, 'rule', NEWEST, `rule <> '${WORD_BY_WORD}'`);
  }

  /** By strategy, of its newest 500 decisions. */
  strategies(principal: string): Promise<ReadonlyMap<string, DecisionCounts>> {
    return this.#tallies(principal, 'strategy', NEWEST_OF_STRATEGY, 'true');
  }

  /** Begins anew: what was decided so far says nothing any more, of one rule or of all. @returns how much that was. */
  async reset(principal: string, rule?: string): Promise<number> {
    const all = 'update decisions set learned = 0 where principal = ? and learned = 1';
    const reset: Statement =
      rule === undefined
        ? { sql: all, params: [principal] }
        : { sql: `${all} and rule = ?`, params: [principal, rule] };
    const remember =
      'insert into rule_resets (principal, rule, at) values (?, ?, ?) ' +
      'on conflict (principal, rule) do update set at = max(at, excluded.at)';
    const done = await this.#store.atomic([
      reset,
      { sql: 'select changes()', params: [] },
      { sql: remember, params: [principal, rule ?? '', this.#now()] },
    ]);
    return done.ok ? Number(done.rows[1]?.[0]?.[0] ?? 0) : 0;
  }

  /** The names are skipped through by index, and of each only its newest decisions are read. */
  async #tallies(
    principal: string,
    by: 'rule' | 'strategy',
    newest: number,
    condition: string,
  ): Promise<ReadonlyMap<string, DecisionCounts>> {
    const mine = `from decisions where principal = ?1 and learned = 1 and ${condition}`;
    const counted = (decision: string) =>
      `(select count(*) from (select decision ${mine} and ${by} = names.name order by at desc limit ?2) ` +
      `where decision = '${decision}')`;
    const sql =
      `with recursive names(name) as (select min(${by}) ${mine} union all ` +
      `select (select min(${by}) ${mine} and ${by} > names.name) from names where names.name is not null) ` +
      `select name, ${counted('accepted')}, ${counted('rejected')} from names where name is not null`;
    const rows = await this.#store.query({ sql, params: [principal, newest] });
    return new Map(
      rows.map(([name, accepted, rejected]) => [
        String(name),
        { accepted: Number(accepted), rejected: Number(rejected) },
      ]),
    );
  }
}
