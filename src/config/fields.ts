import { isIP } from 'node:net';
import { z } from 'zod';

/** Values of the environment as zod types. No message repeats what was given: it may be a secret in the wrong place. */

const ORIGIN = /^https?:\/\/(\*\.)?([a-z0-9-]+\.)*[a-z0-9-]+(:[0-9]{1,5})?$/;
const HOST_PATTERN = /^((\*\.)?([a-z0-9_-]+\.)*[a-z0-9_-]+|[0-9a-f:]+)$/;

/** A whole number in decimal digits. */
export function count(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^[0-9]{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message);
}

export const flag = z
  .enum(['1', '0', 'true', 'false'], 'must be 1, 0, true or false')
  .transform((value) => value === '1' || value === 'true');

/** Several values with commas between. */
export function list<T extends z.ZodType<string, string>>(entry: T) {
  return z
    .string()
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(entry));
}

/** The origin of a URL that has nothing else in it. */
export const httpOrigin = z.string().transform((value, context) => {
  const url = URL.parse(value);
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash;
  if (isOrigin && !url.username && !url.password) return url.origin;
  context.addIssue({ code: 'custom', message: 'must be http(s)://host[:port] and nothing more' });
  return z.NEVER;
});

/** Where an API begins, such as `http://127.0.0.1:11434/v1`. */
export const endpointUrl = z.string().transform((value, context) => {
  const url = URL.parse(value);
  const isPlain = url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username && !url.password;
  if (isPlain) return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  context.addIssue({
    code: 'custom',
    message: 'must be http(s)://host[:port]/path, without a user, query or fragment',
  });
  return z.NEVER;
});

/** As providers name them: `gpt-6-luna`, `llama3.1:8b`, `org/model`. */
export const modelName = z.string().regex(/^[\w.:/@+-]{1,200}$/, 'must be the name of a model, such as gpt-6-luna');

export const hostList = z
  .string()
  .toLowerCase()
  .pipe(list(z.string().regex(HOST_PATTERN, 'must be host names without ports, such as redraft.example.com')));

export const originPattern = z
  .string()
  .refine(
    (value) => value === '*' || ORIGIN.test(value),
    'must be origins such as https://app.example.com or https://*.example.com',
  );

/** An IP address or a range in CIDR notation. */
export const proxyRange = z.string().refine(isRange, 'must be IP addresses or ranges such as 10.0.0.0/8');

function isRange(value: string): boolean {
  const [address = '', bits, ...rest] = value.split('/');
  if (isIP(address) === 0 || rest.length > 0) return false;
  if (bits === undefined) return true;
  if (!/^[0-9]{1,3}$/.test(bits)) return false;
  return Number(bits) <= (isIP(address) === 4 ? 32 : 128);
}
