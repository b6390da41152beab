/** What of JSON Schema the documentation of the API uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
}

/** Names for what is found again and again: by the schema's JSON, or by that of an enumeration's values. */
export type TypeNames = ReadonlyMap<string, string>;

/** How deep a type is written out; below it stands `{…}`. */
const DEEPEST = 3;
/** A union of more kinds than this is only said to be one. */
const MOST_KINDS = 8;
const LONGEST_LINE = 110;

/** Writes schemas as TypeScript would have them. */
export class TypeWriter {
  readonly #names: TypeNames;

  constructor(names: TypeNames) {
    this.#names = names;
  }

  /** On one line. */
  type(schema: Schema, depth = 0): string {
    if (schema.$ref !== undefined) return schema.$ref.replace('#/components/schemas/', '');
    const name = this.#names.get(JSON.stringify(schema.enum ?? schema));
    return name ?? this.#unnamed(schema, depth);
  }

  /** What a name stands for: a member a line where one line would be too long. */
  shape(name: string, schema: Schema): string {
    const line = `${name} = ${this.#unnamed(schema, 0)}`;
    if (line.length <= LONGEST_LINE || !schema.properties) return line;
    return [`${name} = {`, ...this.#members(schema, 0).map((member) => `  ${member}`), '}'].join('\n');
  }

  #unnamed(schema: Schema, depth: number): string {
    if (schema.const !== undefined) return JSON.stringify(schema.const);
    if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
    const kinds = schema.oneOf ?? schema.anyOf;
    if (kinds) return this.#union(kinds, depth);
    const { type = 'unknown' } = schema;
    return [type]
      .flat()
      .map((word) => this.#word(word, schema, depth))
      .join(' | ');
  }

  #word(word: string, schema: Schema, depth: number): string {
    switch (word) {
      case 'array':
        return this.#list(schema.items ?? {}, depth);
      case 'object':
        return this.#object(schema, depth);
      case 'integer':
        return 'number';
      default:
        return word;
    }
  }

  #union(kinds: readonly Schema[], depth: number): string {
    if (kinds.length > MOST_KINDS) return '{…}';
    return [...new Set(kinds.map((kind) => this.type(kind, depth + 1)))].join(' | ');
  }

  #list(items: Schema, depth: number): string {
    const type = this.type(items, depth);
    const isUnion = type.includes(' | ') && (items.properties === undefined || Array.isArray(items.type));
    return isUnion ? `(${type})[]` : `${type}[]`;
  }

  #object(schema: Schema, depth: number): string {
    const { properties, additionalProperties: rest } = schema;
    if (!properties) return `{ [name]: ${typeof rest === 'object' ? this.type(rest, depth + 1) : 'unknown'} }`;
    if (depth >= DEEPEST) return '{…}';
    const members = this.#members(schema, depth);
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  }

  #members({ properties = {}, required = [] }: Schema, depth: number): string[] {
    return Object.entries(properties).map(
      ([name, schema]) => `${name}${required.includes(name) ? '' : '?'}: ${this.type(schema, depth + 1)}`,
    );
  }
}
