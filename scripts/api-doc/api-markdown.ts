import { CATEGORIES, TIERS } from '../../src/protocol/document.ts';
import { ERRORS } from '../../src/protocol/errors.ts';
import { STATUSES } from '../../src/protocol/status.ts';
import { PASS_NAMES } from '../../src/pipelines/refine/passes.ts';
import { type Schema, TypeWriter } from './type-writer.ts';

/** An OpenAPI document, as far as it is read here. */
export interface ApiDocument {
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface Operation {
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, Answer>>;
}

interface Answer {
  readonly description: string;
  readonly content?: Content;
}

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, MediaType>>;

interface MediaType {
  readonly schema: Schema;
  readonly example?: unknown;
}

/** Codes of the protocol that nothing answers. */
const UNSENT = ['INSUFFICIENT_CREDITS', 'GONE'];

/** Stands in docs/API.md before what is made. */
export const MADE = '<!-- What follows is made: bun scripts/api-doc/api-doc.ts -->\n\n';

/** Enumerations that stand in many places. */
const ENUMS = { Status: STATUSES, Pass: PASS_NAMES, Category: CATEGORIES, Tier: TIERS };

/** What every operation may answer, or every one with a body: said once. */
const EVERYWHERE = [
  'VALIDATION_ERROR',
  'UNAUTHORIZED',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'INTERNAL_ERROR',
  'UNAVAILABLE',
];
/** The same routes for who names no version, and what all refusals look like. */
const LEFT_OUT = ['Without a version', 'Failure'];

/** The part of docs/API.md that is made: every route under its heading, what it takes and answers, and every error. */
export function apiMarkdown({ tags, paths, components }: ApiDocument): string {
  const routes = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
  );
  const headings = tags.map(({ name }) => name).filter((name) => !LEFT_OUT.includes(name));
  const models = Object.entries(components.schemas).filter(([name]) => !LEFT_OUT.includes(name));
  const named = [...models, ...Object.entries(ENUMS), ['ErrorCode', Object.keys(ERRORS)] as const];
  const types = new TypeWriter(new Map(named.map(([name, schema]) => [JSON.stringify(schema), name])));
  const enums = Object.entries(ENUMS).map(([name, values]) => types.shape(name, { enum: values }));
  return [
    ...headings.flatMap((heading) => [
      `## ${heading}`,
      ...routes
        .filter(({ operation }) => operation.tags.includes(heading))
        .map(({ name, operation }) => routeText(name, operation, types)),
    ]),
    '## Shapes',
    ['```ts', ...enums, ...models.map(([name, schema]) => types.shape(name, schema)), '```'].join('\n'),
    '## Errors',
    errorTable(),
    '',
  ].join('\n\n');
}

function routeText(name: string, operation: Operation, types: TypeWriter): string {
  const { summary, description, parameters = [], requestBody, responses } = operation;
  const said = description === undefined ? `${summary}.` : `${summary}. ${description}`;
  const answers = Object.entries(responses);
  const lines = [
    ...parameters.filter((parameter) => parameter.in !== 'path').map((parameter) => parameterText(parameter, types)),
    ...Object.entries(requestBody?.content ?? {}).flatMap(([type, body]) => bodyTexts(type, body, types)),
    ...answers.filter(([status]) => Number(status) < 400).map(([status, answer]) => answerText(status, answer, types)),
    ...errorText(answers.filter(([status]) => Number(status) >= 400).map(([, { description: codes }]) => codes)),
  ];
  return [`### \`${name}\``, said, lines.map((line) => `- ${line}`).join('\n')].join('\n\n');
}

function parameterText(
  { in: where, name, required = false, description, schema }: Parameter,
  types: TypeWriter,
): string {
  const values = schema.enum ? `, \`${types.type(schema)}\`` : '';
  const about = description === undefined ? '' : `: ${description}`;
  return `${where} \`${name}\`${required ? ', always' : ''}${values}${about}`;
}

function bodyTexts(type: string, { schema, example }: MediaType, types: TypeWriter): string[] {
  if (type !== 'application/json') return [`body: \`${type}\``];
  return [`body: \`${types.type(schema)}\``, `for example: \`${JSON.stringify(example)}\``];
}

function answerText(status: string, { description, content = {} }: Answer, types: TypeWriter): string {
  const kinds = Object.entries(content).map(([type, { schema }]) =>
    type === 'application/json' ? `\`${types.type(schema.properties?.['data'] ?? schema)}\`` : `\`${type}\``,
  );
  const about = description === 'Done' ? '' : description;
  return `answers ${status}: ${[about, kinds.join(', ')].filter((part) => part !== '').join('; ') || 'no body'}`;
}

function errorText(descriptions: readonly string[]): string[] {
  const codes = descriptions.flatMap((text) =>
    Array.from(text.matchAll(/\b([A-Z]+_?[A-Z]+): /g), ([, code = '']) => code),
  );
  const own = codes.filter((code) => !EVERYWHERE.includes(code));
  return own.length === 0 ? [] : [`refuses with: ${own.map((code) => `\`${code}\``).join(', ')}`];
}

function errorTable(): string {
  const sent = Object.entries(ERRORS).filter(([code]) => !UNSENT.includes(code));
  const rows = sent.map(
    ([code, { status, message, action }]) => `| \`${code}\` | ${status} | ${message} | ${action} |`,
  );
  return ['| code | status | message | what helps |', '|---|---|---|---|', ...rows].join('\n');
}
