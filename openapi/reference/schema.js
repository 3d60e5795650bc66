// Schemas as the page shows them: the type in words, the constraints, the members.

import { deref, entries, isRef, list, schemaName } from '../lint/functions/lib/contract.js';

/** A schema with what its reference or its parts say; what stands nearer to the place of use goes before. */
export function flat(doc, schema) {
  if (isRef(schema)) return { ...flat(doc, deref(doc, schema).node), name: schemaName(schema.$ref) };
  const parts = list(schema.allOf).map((part) => flat(doc, part));
  const merged = Object.assign({}, ...parts, schema);
  const properties = Object.assign({}, ...parts.map((part) => part.properties), schema.properties);
  return { ...merged, properties, required: [...parts, schema].flatMap((part) => list(part.required)) };
}

/** The type in words, as pieces of text and of names of schemas: `array of `, then `{name}`. */
export function typeOf(doc, schema) {
  const view = flat(doc, schema);
  if (view.type === 'array' && !view.name) return ['array of ', ...typeOf(doc, view.items)];
  if (view['x-unknown-shape'] && !view.name) return ['any JSON'];
  const words = [];
  if (view.name) words.push({ name: view.name });
  else if (view.additionalProperties?.type) words.push('map of ', ...typeOf(doc, view.additionalProperties));
  else words.push(view.format && view.type !== 'object' ? `${view.type} (${view.format})` : (view.type ?? 'any'));
  return words;
}

export const isNullable = (doc, schema) => flat(doc, schema).nullable === true;

/** Values of a closed or an open set, with what they mean. */
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
  minProperties: (n) => `at least ${n === 1 ? 'one member' : `${n} members`}`,
};

const MARKS = {
  readOnly: 'read only',
  writeOnly: 'sent, never returned',
  deprecated: 'deprecated',
  'x-secret': 'secret: do not log it',
  'x-loose-number': 'a number or a string of digits',
  'x-timestamp': 'point in time',
};

/** Short notes on what a value may be; the pattern is left to the caller. */
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

/** Members with what an object says about them; the members of its elements for an array. */
export function membersOf(doc, schema) {
  const view = flat(doc, schema);
  if (view.type === 'array') return membersOf(doc, view.items);
  const expected = list(view['x-expected-members']);
  return entries(view.properties).map(([name, member]) => ({
    name,
    schema: member,
    presence: view.required.includes(name) ? 'required' : expected.includes(name) ? 'expected' : 'optional',
  }));
}
