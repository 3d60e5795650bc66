import Ajv from 'ajv';
import addFormats from 'ajv-formats';

import { deref, entries, isObject, isRef, list, mediaTypes, parameters, schemas } from './lib/contract.js';

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Converts an OpenAPI 3.0 schema to JSON Schema: only `nullable` and references to components differ. */
function convert(schema) {
  if (!isObject(schema)) return schema;
  if (isRef(schema)) return { $ref: schema.$ref.replace(/^#/, 'contract#') };
  const { nullable, example, ...rest } = schema;
  if (rest.properties) rest.properties = Object.fromEntries(entries(rest.properties).map(([k, v]) => [k, convert(v)]));
  for (const key of ['items', 'additionalProperties', 'not']) if (key in rest) rest[key] = convert(rest[key]);
  for (const key of ['allOf', 'oneOf', 'anyOf']) if (key in rest) rest[key] = list(rest[key]).map(convert);
  return nullable === true ? { anyOf: [{ type: 'null' }, rest] } : rest;
}

const validators = new WeakMap();

function validatorOf(doc) {
  if (validators.has(doc)) return validators.get(doc);
  // oas3-schema has already validated the schemas; validating them again takes longer than everything else here.
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false, meta: false, validateSchema: false });
  addFormats(ajv);
  const dateTime = ajv.formats['date-time'].validate;
  ajv.addFormat('date-time', (text) => DATE_TIME.test(text) && dateTime(text));
  ajv.addFormat('json', (text) => parse(text) !== undefined);
  ajv.addKeyword({
    keyword: 'x-embedded-json',
    type: 'string',
    error: { message: 'must contain JSON that matches the schema given by x-embedded-json' },
    validate: (name, text, { 'x-embedded-json-list': isList }) => {
      const validate = ajv.getSchema(`contract#/components/schemas/${name}`);
      const value = parse(text);
      if (!validate || value === undefined) return true;
      return isList ? Array.isArray(value) && value.every((element) => validate(element)) : validate(value);
    },
  });
  const components = Object.fromEntries(entries(doc.components?.schemas).map(([k, v]) => [k, convert(v)]));
  ajv.addSchema({ $id: 'contract', components: { schemas: components } });
  validators.set(doc, ajv);
  return ajv;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function* mismatches(doc, schema, value, path) {
  let validate;
  try {
    validate = validatorOf(doc).compile(convert(schema));
  } catch (error) {
    yield { message: `cannot be validated: ${error.message}`, path };
    return;
  }
  if (validate(value)) return;
  // All branches of a nullable schema report errors; the error of the wrapper adds nothing.
  for (const { keyword, instancePath, message, params } of validate.errors) {
    if (keyword === 'anyOf' || params.type === 'null') continue;
    const detail = params.additionalProperty ?? params.allowedValues?.join(', ');
    const inner = instancePath
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    yield { message: `example${instancePath}: ${message}${detail ? ` (${detail})` : ''}`, path: [...path, ...inner] };
  }
}

/** Returns the examples of a media type or parameter, and where their values are defined. */
function* named(doc, holder, path) {
  for (const [name, entry] of entries(holder.examples)) {
    const { node, path: at } = deref(doc, entry, [...path, 'examples', name]);
    if (isObject(node) && 'value' in node) yield { value: node.value, path: [...at, 'value'] };
  }
  if ('example' in holder) yield { value: holder.example, path: [...path, 'example'] };
}

const checks = {
  *bodyHasExample(doc) {
    for (const { media, type, path } of mediaTypes(doc)) {
      if (!media?.schema) yield { message: `${type}: schema is missing`, path };
      if (!entries(media?.examples).length) yield { message: `${type}: at least one named example is required`, path };
    }
  },

  *bodyMatches(doc) {
    for (const { media, path } of mediaTypes(doc)) {
      if (!media?.schema) continue;
      for (const example of named(doc, media, path)) {
        yield* mismatches(doc, media.schema, example.value, example.path);
      }
    }
  },

  *parameterMatches(doc) {
    for (const { node, path } of parameters(doc)) {
      if (!node.schema) continue;
      for (const example of named(doc, node, path)) yield* mismatches(doc, node.schema, example.value, example.path);
    }
  },

  *schemaMatches(doc) {
    for (const { schema, path } of schemas(doc)) {
      if (isRef(schema)) continue;
      for (const key of ['example', 'default']) {
        if (key in schema) yield* mismatches(doc, schema, schema[key], [...path, key]);
      }
    }
  },

  // Some tools, such as Specmatic, read "(text)" as the name of a type.
  *brackets(doc) {
    const found = [
      ...parameters(doc).flatMap(({ node, path }) => [...named(doc, node, path)]),
      ...mediaTypes(doc).flatMap(({ media, path }) => [...named(doc, media ?? {}, path)]),
      ...schemas(doc)
        .filter(({ schema }) => 'example' in schema)
        .map(({ schema, path }) => ({ value: schema.example, path: [...path, 'example'] })),
    ];
    for (const { value, path } of found) yield* inBrackets(value, path);

    function* inBrackets(value, path) {
      if (typeof value === 'string' && /^\(.*\)$/s.test(value)) {
        yield { message: `reword ${value}: it looks like the name of a type`, path };
      }
      if (value === null || typeof value !== 'object') return;
      for (const [key, child] of Object.entries(value)) {
        yield* inBrackets(child, [...path, Array.isArray(value) ? Number(key) : key]);
      }
    }
  },

  *form(doc) {
    for (const { media, path } of mediaTypes(doc)) {
      for (const [name, entry] of entries(media?.examples)) {
        if (!isRef(entry)) yield* malformed(name, entry, [...path, 'examples', name]);
      }
    }
    for (const [name, entry] of entries(doc.components?.examples)) {
      yield* malformed(name, entry, ['components', 'examples', name]);
    }

    function* malformed(name, entry, path) {
      if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) yield { message: `${name} must be in UpperCamelCase`, path };
      if (!entry?.summary?.trim() || !('value' in entry)) {
        yield { message: 'an example requires a summary and a value', path };
      }
    }
  },
};

export default (doc, { check }) => {
  if (!isObject(doc)) return [];
  // An example may be used by several bodies.
  const found = new Map();
  for (const result of checks[check](doc)) found.set(`${result.path.join('/')} ${result.message}`, result);
  return [...found.values()];
};
