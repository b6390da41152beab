/** A query of what is given, behind its question mark; lists with commas. */
export function query(given: object): string {
  const members = Object.entries(given).filter(([, value]) => value !== undefined);
  return members.length === 0
    ? ''
    : `?${new URLSearchParams(members.map(([name, value]): [string, string] => [name, String(value)]))}`;
}
