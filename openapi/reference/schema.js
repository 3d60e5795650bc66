// Schemas for display: types, constraints and fields.

import { deref, entries, isRef, list, schemaName } from '../lint/functions/lib/contract.js';

/** Merges a schema with its reference and its `allOf` parts. Keywords closer to the usage take precedence. */
export function flat(doc, schema) {
  if (isRef(schema)) return { ...flat(doc, deref(doc, schema).node), name: schemaName(schema.$ref) };
  const parts = list(schema.allOf).map((part) => flat(doc, part));
  const merged = Object.assign({}, ...parts, schema);
  const properties = Object.assign({}, ...parts.map((part) => part.properties), schema.properties);
  return { ...merged, properties, required: [...parts, schema].flatMap((part) => list(part.required)) };
}

/** Returns the type as a list of strings and schema names: `array of `, then `{ name }`. */
export function typeOf(doc, schema) {
  const view = flat(doc, schema);
  if (view.type === 'array' && !view.name) return ['array of ', ...typeOf(doc, view.items)];
  if (view['x-unknown-shape'] && !view.name) return ['any JSON'];
  if (view.oneOf && !view.name) {
    return view.oneOf.flatMap((part, i) => [...(i ? [' or '] : []), ...typeOf(doc, part)]);
  }
  const words = [];
  if (view.name) words.push({ name: view.name });
  else if (view.additionalProperties?.type) words.push('map of ', ...typeOf(doc, view.additionalProperties));
  else words.push(view.format && view.type !== 'object' ? `${view.type} (${view.format})` : (view.type ?? 'any'));
  return words;
}

export const isNullable = (doc, schema) => flat(doc, schema).nullable === true;

/** Returns the values of a closed or open enum with their descriptions. */
export function valuesOf(schema) {
  if (schema['x-open-enum']) return schema['x-open-enum'].map(({ value, description }) => ({ value, description }));
  const descriptions = list(schema['x-enum-descriptions']);
  return list(schema.enum).map((value, i) => ({ value, description: descriptions[i] }));
}

const LIMITS = {
  minimum: (n) => `at least ${n}`,
  maximum: (n) => `at most ${n}`,
  minLength: (n) => (n === 1 ? 'not empty' : `at least ${n} characters`),
  maxLength: (n) => (n === 0 ? 'empty' : `at most ${n} characters`),
  minItems: (n) => `at least ${n} elements`,
  maxItems: (n) => `at most ${n} elements`,
  minProperties: (n) => `at least ${n === 1 ? 'one field' : `${n} fields`}`,
};

const MARKS = {
  readOnly: 'read only',
  writeOnly: 'write only',
  deprecated: 'deprecated',
  'x-secret': 'secret: do not log it',
  'x-loose-number': 'number or string of digits',
  'x-timestamp': 'timestamp',
};

/** Returns short descriptions of the constraints of a value, except `pattern`. */
export function constraints(schema) {
  const notes = entries(LIMITS)
    .filter(([key]) => schema[key] !== undefined)
    .map(([key, note]) => note(schema[key]));
  if (schema.default !== undefined) notes.push(`default ${JSON.stringify(schema.default)}`);
  return [
    ...notes,
    ...entries(MARKS)
      .filter(([key]) => schema[key] === true)
      .map(([, mark]) => mark),
  ];
}

/** Returns the fields of an object schema, or of the elements of an array schema. */
export function fieldsOf(doc, schema) {
  const view = flat(doc, schema);
  if (view.type === 'array') return fieldsOf(doc, view.items);
  const expected = list(view['x-expected-fields']);
  return entries(view.properties).map(([name, field]) => ({
    name,
    schema: field,
    presence: view.required.includes(name) ? 'required' : expected.includes(name) ? 'expected' : 'optional',
  }));
}
