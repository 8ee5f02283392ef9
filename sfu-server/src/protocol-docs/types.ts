import type { JsonSchema } from './json-schema.ts';

const literal = (value: unknown) => `\`${JSON.stringify(value)}\``;
const anchor = (name: string) => `[${name}](#${name.toLowerCase()})`;

/** The variants of a union, without null. */
export const variantsOf = (schema: JsonSchema): readonly JsonSchema[] =>
  (schema.oneOf ?? schema.anyOf ?? []).filter((variant) => variant.type !== 'null');

const isNullable = (schema: JsonSchema): boolean =>
  schema.anyOf?.some(({ type }) => type === 'null') ?? false;

/** What a value may be, in words for a table. */
export function typeText(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return anchor(schema.$ref.replace('#/$defs/', ''));
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(literal).join(', ');
  const variants = variantsOf(schema);
  if (variants.length > 0) {
    return [...variants.map(typeText), ...(isNullable(schema) ? ['`null`'] : [])].join(' or ');
  }
  return plainText(schema);
}

function plainText(schema: JsonSchema): string {
  switch (schema.type) {
    case 'array':
      return `list${bounds(schema.minItems, schema.maxItems)} of ${typeText(schema.items ?? {})}`;
    case 'object':
      return typeof schema.additionalProperties === 'object'
        ? `map of ${typeText(schema.additionalProperties)}`
        : 'object';
    case 'string':
      return schema.format === 'uuid'
        ? 'UUID'
        : `string${bounds(schema.minLength, schema.maxLength, ' characters')}`;
    case 'integer':
    case 'number':
      return `${schema.type}${bounds(schema.minimum, schema.maximum)}`;
    default:
      return schema.type ?? 'anything';
  }
}

/** JavaScript's own limits of whole numbers are no bounds of ours. */
function bounds(min: number | undefined, max: number | undefined, unit = ''): string {
  const low = min === undefined || min === Number.MIN_SAFE_INTEGER ? null : min;
  const high = max === undefined || max === Number.MAX_SAFE_INTEGER ? null : max;
  if (low !== null && high !== null) return ` (${low}–${high}${unit})`;
  if (high !== null) return ` (at most ${high}${unit})`;
  return low === null ? '' : ` (at least ${low}${unit})`;
}

interface Row {
  readonly path: string;
  readonly type: string;
  readonly optional: boolean;
  readonly fallback: unknown;
}

/** One row a field; the fields of an object within follow its own row, by path. */
function rows(schema: JsonSchema, prefix = ''): Row[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const optional = !(schema.required?.includes(name) ?? false) || field.default !== undefined;
    const own = { path, type: typeText(field), optional, fallback: field.default };
    return [own, ...rowsWithin(field, path)];
  });
}

function rowsWithin(field: JsonSchema, path: string): Row[] {
  if (field.type === 'object') return rows(field, `${path}.`);
  if (field.type === 'array') return rowsWithin(field.items ?? {}, `${path}[]`);
  const [only, ...others] = variantsOf(field);
  return only !== undefined && others.length === 0 ? rowsWithin(only, path) : [];
}

function table(schema: JsonSchema): string {
  const lines = rows(schema).map(({ path, type, optional, fallback }) => {
    const presence =
      fallback === undefined ? (optional ? 'optional' : '') : `optional, else ${literal(fallback)}`;
    return `| \`${path}\` | ${type} | ${presence} |`;
  });
  return ['| field | type | |', '| --- | --- | --- |', ...lines].join('\n');
}

/** A schema as tables: one, or one for each variant of a union. */
export function schemaText(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return typeText(schema);
  const variants = variantsOf(schema);
  if (variants.length > 0) return ['One of:', ...variants.map(table)].join('\n\n');
  if (schema.type !== 'object') return typeText(schema);
  return Object.keys(schema.properties ?? {}).length === 0 ? 'Nothing: `{}`.' : table(schema);
}
