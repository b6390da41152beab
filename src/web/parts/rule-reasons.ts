import { redraft } from '../redraft.ts';

let known: Promise<ReadonlyMap<string, string>> | undefined;

/** What each rule says, by its name; what a model calls its own rules is not among them. @throws RedraftError */
export function ruleReasons(): Promise<ReadonlyMap<string, string>> {
  known ??= redraft.rules().then((rules) => new Map(rules.map(({ name, reason }) => [name, reason])));
  known.catch(() => (known = undefined));
  return known;
}
