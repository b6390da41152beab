import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

/** How what a member may hold is called, by the schema's own name for it. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** What is counted where a member is too long or too short. */
const UNITS: Readonly<Record<string, readonly [one: string, more: string]>> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
  set: ['entry', 'entries'],
};

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'a UUID',
  guid: 'a UUID',
  date: 'a date such as 2026-11-21',
  datetime: 'a time such as 2026-11-21T10:00:00Z',
  url: 'an address',
};

/**
 * What is wrong with a value, in the words of every validation error: one phrase, to be read behind the name of its
 * member. A schema that knows better says so itself.
 */
export function validationWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return Array.isArray(issue['options']) ? oneOf(issue['options']) : 'is not one of the forms that it may have';
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      if (issue.maximum === Number.MAX_SAFE_INTEGER) return 'is too large';
      return `must be ${counted('at most', issue.maximum, issue.origin)}`;
    case 'invalid_format':
      return FORMATS[issue.format] ? `must be ${FORMATS[issue.format]}` : 'does not have the right form';
    case 'unrecognized_keys':
      return `has no ${issue.keys.length > 1 ? 'members' : 'member'} ${issue.keys.map((key) => `“${key}”`).join(', ')}`;
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    default:
      return 'is not valid';
  }
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? `must be ${String(values[0])}` : `must be one of: ${values.map(String).join(', ')}`;
}

function tooSmall({ minimum, origin }: Extract<Issue, { code: 'too_small' }>): string {
  if (Number(minimum) === 1 && origin in UNITS) return 'must not be empty';
  return `must be ${counted('at least', minimum, origin)}`;
}

/** Of a text or a list its length, of a number the number itself. */
function counted(bound: string, limit: number | bigint, origin: string): string {
  const units = UNITS[origin];
  return units ? `${bound} ${limit} ${Number(limit) === 1 ? units[0] : units[1]} long` : `${bound} ${limit}`;
}
