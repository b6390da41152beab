import { z } from 'zod';
import type { Store } from '../store/store.ts';
import { Learning } from './learning.ts';
import { ruleStanding } from './rule-standing.ts';
import { type DecisionCounts, NO_STANDING, type RuleStanding, type Standing } from './standing.ts';

/** What a person wants to be left alone. */
export interface Dictionary {
  readonly words: readonly string[];
  /** Names of rules. */
  readonly rules: readonly string[];
}

/** Of a dictionary what somebody wants to write. */
export interface DictionaryLists {
  readonly words?: readonly string[] | undefined;
  readonly rules?: readonly string[] | undefined;
}

/** A rule and what a person made of it. */
export interface RuleRecord extends DecisionCounts {
  readonly rule: string;
  /** `on`: as its author made it. */
  readonly standing: 'on' | RuleStanding;
  /** Whether it is off because the dictionary names it. */
  readonly ignored: boolean;
}

const list = z.array(z.string());

/** What the people who use this server want of it, each by their principal's id. */
export class People {
  readonly #store: Store;
  readonly #learning: Learning;

  /** @param now ms since 1970. */
  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#learning = new Learning(store, now);
  }

  async dictionary(principal: string): Promise<Dictionary> {
    const sql = 'select words, rules from dictionaries where principal = ?';
    const [row] = await this.#store.query({ sql, params: [principal] });
    const [words = '[]', rules = '[]'] = row ?? [];
    return { words: list.parse(JSON.parse(String(words))), rules: list.parse(JSON.parse(String(rules))) };
  }

  /** Writes a list that is given in the place of the one there was; one that is not given stays. */
  async writeDictionary(principal: string, { words, rules }: DictionaryLists): Promise<Dictionary> {
    const given = [words, rules].map((entries) => (entries ? JSON.stringify([...new Set(entries)].sort()) : null));
    const sql =
      "insert into dictionaries (principal, words, rules) values (?1, coalesce(?2, '[]'), coalesce(?3, '[]')) " +
      'on conflict (principal) do update set words = coalesce(?2, words), rules = coalesce(?3, rules)';
    await this.#store.atomic([{ sql, params: [principal, ...given] }]);
    return this.dictionary(principal);
  }

  /** Every rule that was decided about or is ignored, by name. */
  async rules(principal: string): Promise<RuleRecord[]> {
    const { rules: ignored } = await this.dictionary(principal);
    return this.#records(principal, ignored);
  }

  /** Forgets what was learned about a rule, or about all; the dictionary stays. @returns how many decisions it were. */
  resetRules(principal: string, rule?: string): Promise<number> {
    return this.#learning.reset(principal, rule);
  }

  /** As it is now, for a job that is being accepted. */
  async standing(principal: string): Promise<Standing> {
    const { words, rules: ignored } = await this.dictionary(principal);
    const rules = await this.#records(principal, ignored);
    const strategies = await this.#learning.strategies(principal);
    if (words.length + rules.length + strategies.size === 0) return NO_STANDING;
    const notable = rules.flatMap(({ rule, standing }) => (standing === 'on' ? [] : [[rule, standing] as const]));
    return { dictionary: words, rules: Object.fromEntries(notable), acceptance: Object.fromEntries(strategies) };
  }

  async #records(principal: string, ignored: readonly string[]): Promise<RuleRecord[]> {
    const tallies = await this.#learning.rules(principal);
    const names = [...new Set([...tallies.keys(), ...ignored])].sort();
    return names.map((rule) => {
      const tally = tallies.get(rule) ?? { accepted: 0, rejected: 0 };
      const isIgnored = ignored.includes(rule);
      return { rule, ...tally, standing: isIgnored ? 'off' : (ruleStanding(tally) ?? 'on'), ignored: isIgnored };
    });
  }
}
