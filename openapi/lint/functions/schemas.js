import { deref, isObject, isRef, list, operations, reach, schemaName, schemas } from './lib/contract.js';

const SCALARS = ['string', 'integer', 'number', 'boolean'];
const isWrapper = (schema) => Array.isArray(schema.allOf);
const isObjectSchema = (schema) =>
  schema.type === 'object' || ['properties', 'additionalProperties', 'required'].some((key) => key in schema);
// A map has no fields: its keys are data.
const isMap = (schema) => !schema.properties && isObject(schema.additionalProperties);
const written = (doc) => schemas(doc).filter(({ schema }) => !isRef(schema));
const components = (doc) => schemas(doc).filter(({ role, schema }) => role === 'component' && !isRef(schema));

/** Returns two names that collide after normalization by code generators, or an empty array. */
function collision(names) {
  const first = new Map();
  for (const name of names) {
    const key = name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
    if (first.has(key)) return [first.get(key), name];
    first.set(key, name);
  }
  return [];
}

/** Returns the names of the schemas that the service sends: in responses, and in the bodies of callbacks. */
function received(doc) {
  const starts = operations(doc).map(({ operation, callback }) =>
    callback ? operation.requestBody : operation.responses,
  );
  return new Set([...reach(doc, starts)].map(schemaName));
}

/** Returns the names of the schemas that clients send. */
function sent(doc) {
  const starts = operations(doc)
    .filter(({ callback }) => !callback)
    .map(({ operation }) => operation.requestBody);
  return new Set([...reach(doc, starts)].map(schemaName));
}

const checks = {
  *inlineObject(doc) {
    for (const { schema, path, role } of written(doc)) {
      if (role === 'component' || isWrapper(schema) || !isObjectSchema(schema)) continue;
      const freeForm =
        ['property', 'items'].includes(role) &&
        schema.type === 'object' &&
        schema.additionalProperties === true &&
        !schema.properties &&
        !schema.required;
      if (!freeForm) yield { message: 'an object schema must be named: move it to components/schemas', path };
    }
  },

  *union(doc) {
    const requests = sent(doc);
    for (const { schema, path, role, name } of written(doc)) {
      for (const keyword of ['anyOf', 'not', 'discriminator']) {
        if (keyword in schema) yield { message: `${keyword} is not allowed`, path: [...path, keyword] };
      }
      if (!('oneOf' in schema)) continue;
      const named = role === 'component' && !requests.has(name);
      if (!named || !list(schema.oneOf).every(isRef) || 'type' in schema || 'nullable' in schema) {
        const message = 'oneOf is allowed only in a named schema of responses, alone, with a $ref for each alternative';
        yield { message, path: [...path, 'oneOf'] };
      }
    }
  },

  *allOf(doc) {
    const beside = ['allOf', 'type', 'nullable', 'description', 'example', 'deprecated', 'readOnly', 'writeOnly'];
    for (const { schema, path } of written(doc)) {
      if (!('allOf' in schema)) continue;
      const single = list(schema.allOf).length === 1 && isRef(schema.allOf[0]);
      const alone = Object.keys(schema).every((key) => beside.includes(key) || key.startsWith('x-'));
      if (!single || !alone || schema.nullable !== true) {
        yield { message: 'allOf is allowed only to make a single $ref nullable', path: [...path, 'allOf'] };
      } else if ('type' in schema && schema.type !== deref(doc, schema.allOf[0]).node?.type) {
        yield { message: 'type differs from the type of the schema in allOf', path: [...path, 'type'] };
      }
    }
  },

  *type(doc) {
    for (const { schema, path } of written(doc)) {
      const unknown = schema['x-unknown-shape'] === true;
      if (unknown && 'type' in schema) yield { message: 'x-unknown-shape and type are mutually exclusive', path };
      // OpenAPI 3.0 has no type for a field that is sent as a number or as a string of digits.
      const untyped = unknown || schema['x-loose-number'] === true || isWrapper(schema) || 'oneOf' in schema;
      if (!untyped && !('type' in schema)) yield { message: 'type is missing', path };
    }
  },

  *description(doc) {
    for (const { schema, path, role } of written(doc)) {
      const needed = role === 'component' || (role === 'property' && !isWrapper(schema));
      if (needed && !schema.description?.trim()) yield { message: 'description is missing', path };
    }
  },

  *example(doc) {
    for (const { schema, path, role } of written(doc)) {
      const needed = ['component', 'property'].includes(role) && SCALARS.includes(schema.type) && !isWrapper(schema);
      if (needed && schema.format !== 'binary' && schema.example === undefined) {
        yield { message: 'example is missing', path };
      }
    }
  },

  *integerFormat(doc) {
    for (const { schema, path } of written(doc)) {
      if (schema.type === 'integer' && !['int32', 'int64'].includes(schema.format)) {
        yield { message: 'an integer requires format int32 or int64', path };
      }
    }
  },

  *idWidth(doc) {
    for (const { schema, path, role, name } of written(doc)) {
      const ids = role === 'items' ? /^ids$|_ids$|Ids$|^id__in$|_id__in$/ : /^id$|_id$|Id$/;
      if (role === 'component' || schema.type !== 'integer' || !ids.test(name)) continue;
      if (schema.format !== 'int64') yield { message: `${name} must be int64`, path };
    }
  },

  *responseOpen(doc) {
    const names = received(doc);
    for (const { schema, path, name } of components(doc)) {
      if (names.has(name) && isObjectSchema(schema) && schema.additionalProperties !== true && !isMap(schema)) {
        yield { message: 'the service may add fields, so additionalProperties must be true', path };
      }
    }
  },

  *requestStated(doc) {
    const responses = received(doc);
    const requests = sent(doc);
    for (const { schema, path, name } of components(doc)) {
      if (requests.has(name) && !responses.has(name) && isObjectSchema(schema) && !('additionalProperties' in schema)) {
        yield { message: 'additionalProperties is missing', path };
      }
    }
  },

  *openEnum(doc) {
    for (const { schema, path } of written(doc)) {
      if (!('x-open-enum' in schema)) continue;
      const at = [...path, 'x-open-enum'];
      if ('enum' in schema) yield { message: 'enum and x-open-enum are mutually exclusive', path: [...path, 'enum'] };
      if (!list(schema['x-open-enum']).length) yield { message: 'x-open-enum must be a non-empty list', path: at };
      const values = new Set();
      const names = new Set();
      for (const [i, entry] of list(schema['x-open-enum']).entries()) {
        const { value, name, description, ...rest } = isObject(entry) ? entry : {};
        const wellFormed =
          typeof value === schema.type.replace('integer', 'number') &&
          /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(name) &&
          typeof description === 'string' &&
          description.trim() &&
          !Object.keys(rest).length;
        if (!wellFormed) {
          yield {
            message: 'an entry must have a value, a name (UPPER_SNAKE_CASE) and a description',
            path: [...at, i],
          };
        }
        if (values.has(value)) yield { message: `duplicate value ${value}`, path: [...at, i] };
        if (names.has(name)) yield { message: `duplicate name ${name}`, path: [...at, i] };
        values.add(value);
        names.add(name);
      }
    }
  },

  *enumDescriptions(doc) {
    for (const { schema, path } of written(doc)) {
      const texts = schema['x-enum-descriptions'];
      if (texts === undefined) continue;
      const matches =
        Array.isArray(texts) && texts.length === schema.enum?.length && texts.every((t) => typeof t === 'string');
      if (!matches)
        yield {
          message: 'x-enum-descriptions must have one description per enum value',
          path: [...path, 'x-enum-descriptions'],
        };
    }
  },

  *enumVarnames(doc) {
    for (const { schema, path } of written(doc)) {
      const names = schema['x-enum-varnames'];
      if (names === undefined) {
        const [one, other] = collision(list(schema.enum).map(String));
        if (other) yield { message: `${one} and ${other} collide in code; name them with x-enum-varnames`, path };
        continue;
      }
      const matches =
        list(names).length === schema.enum?.length &&
        new Set(names).size === names.length &&
        names.every((name) => /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(name));
      if (!matches)
        yield {
          message: 'x-enum-varnames must have one distinct name (UPPER_SNAKE_CASE) per enum value',
          path: [...path, 'x-enum-varnames'],
        };
    }
  },

  *fieldNames(doc) {
    for (const { schema, path } of written(doc)) {
      const [one, other] = collision(Object.keys(schema.properties ?? {}));
      if (other) yield { message: `${one} and ${other} collide in code`, path: [...path, 'properties', other] };
    }
  },

  *embeddedJson(doc) {
    for (const { schema, path } of written(doc)) {
      const name = schema['x-embedded-json'];
      if (name === undefined) {
        if ('x-embedded-json-list' in schema) yield { message: 'x-embedded-json-list requires x-embedded-json', path };
        continue;
      }
      const at = [...path, 'x-embedded-json'];
      if (!doc.components?.schemas?.[name]) yield { message: `schema ${name} does not exist`, path: at };
      if (schema.type !== 'string' || schema.format !== 'json') {
        yield { message: 'x-embedded-json requires type: string and format: json', path: at };
      }
    }
  },

  *fieldsExist(doc, { keyword }) {
    for (const { schema, path } of written(doc)) {
      if (!(keyword in schema)) continue;
      const names = list(schema[keyword]);
      if (!names.length || new Set(names).size !== names.length) {
        yield { message: `${keyword} must be a non-empty list of distinct names`, path: [...path, keyword] };
      }
      for (const [i, name] of names.entries()) {
        if (!schema.properties?.[name] && !isMap(schema))
          yield { message: `${name} is not a property of this schema`, path: [...path, keyword, i] };
      }
    }
  },

  *updateOptional(doc) {
    for (const { schema, path, name } of components(doc)) {
      if (name.endsWith('Update') && 'required' in schema) {
        yield { message: 'an update must not have required fields', path: [...path, 'required'] };
      }
    }
  },

  *secret(doc) {
    for (const { schema, path } of written(doc)) {
      if (schema.format === 'password' && (schema['x-secret'] !== true || schema.writeOnly !== true)) {
        yield { message: 'a password must be writeOnly and x-secret', path };
      }
    }
  },
};

export default (doc, { check, ...options }) => (isObject(doc) ? [...checks[check](doc, options)] : []);
