import { deref, isObject, isRef, list, operations, reach, schemaName, schemas } from './lib/contract.js';

const SCALARS = ['string', 'integer', 'number', 'boolean'];
const isWrapper = (schema) => Array.isArray(schema.allOf);
const isObjectSchema = (schema) =>
  schema.type === 'object' || ['properties', 'additionalProperties', 'required'].some((key) => key in schema);
// A map has no members of its own: its keys are data.
const isMap = (schema) => !schema.properties && isObject(schema.additionalProperties);
const written = (doc) => schemas(doc).filter(({ schema }) => !isRef(schema));
const components = (doc) => schemas(doc).filter(({ role, schema }) => role === 'component' && !isRef(schema));

/** Two of the names that generators of other languages make one of: they put all names into one form. */
function sameInCode(names) {
  const first = new Map();
  for (const name of names) {
    const key = name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
    if (first.has(key)) return [first.get(key), name];
    first.set(key, name);
  }
  return [];
}

/** Names of the schemas that come back from the service; a callback's body is one of its answers too. */
function answered(doc) {
  const starts = operations(doc).map(({ operation, callback }) =>
    callback ? operation.requestBody : operation.responses,
  );
  return new Set([...reach(doc, starts)].map(schemaName));
}

function asked(doc) {
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
      if (!freeForm) yield { message: 'an object needs a name: move it to components/schemas', path };
    }
  },

  *union(doc) {
    for (const { schema, path } of written(doc)) {
      for (const keyword of ['oneOf', 'anyOf', 'not', 'discriminator']) {
        if (keyword in schema) yield { message: `${keyword} is not used in this contract`, path: [...path, keyword] };
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
        yield { message: 'allOf only makes a single $ref nullable', path: [...path, 'allOf'] };
      } else if ('type' in schema && schema.type !== deref(doc, schema.allOf[0]).node?.type) {
        yield { message: 'type differs from the type of what allOf names', path: [...path, 'type'] };
      }
    }
  },

  *type(doc) {
    for (const { schema, path } of written(doc)) {
      const unknown = schema['x-unknown-shape'] === true;
      if (unknown && 'type' in schema) yield { message: 'x-unknown-shape and type exclude each other', path };
      // A member that comes as a number and as digits has no type that OpenAPI could name.
      const untyped = unknown || schema['x-loose-number'] === true || isWrapper(schema);
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
        yield { message: 'an integer states format int32 or int64', path };
      }
    }
  },

  *idWidth(doc) {
    for (const { schema, path, role, name } of written(doc)) {
      const ids = role === 'items' ? /^ids$|_ids$|Ids$|^id__in$|_id__in$/ : /^id$|_id$|Id$/;
      if (role === 'component' || schema.type !== 'integer' || !ids.test(name)) continue;
      if (schema.format !== 'int64') yield { message: `${name} has to be int64`, path };
    }
  },

  *responseOpen(doc) {
    const names = answered(doc);
    for (const { schema, path, name } of components(doc)) {
      if (names.has(name) && isObjectSchema(schema) && schema.additionalProperties !== true && !isMap(schema)) {
        yield { message: 'the service may add members, so additionalProperties: true', path };
      }
    }
  },

  *requestStated(doc) {
    const answers = answered(doc);
    const requests = asked(doc);
    for (const { schema, path, name } of components(doc)) {
      if (requests.has(name) && !answers.has(name) && isObjectSchema(schema) && !('additionalProperties' in schema)) {
        yield { message: 'state additionalProperties', path };
      }
    }
  },

  *openEnum(doc) {
    for (const { schema, path } of written(doc)) {
      if (!('x-open-enum' in schema)) continue;
      const at = [...path, 'x-open-enum'];
      if ('enum' in schema) yield { message: 'enum closes what x-open-enum leaves open', path: [...path, 'enum'] };
      if (!list(schema['x-open-enum']).length) yield { message: 'x-open-enum is a list of values', path: at };
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
        if (!wellFormed) yield { message: 'an entry is value, name (UPPER_SNAKE) and description', path: [...at, i] };
        if (values.has(value)) yield { message: `value ${value} stands here twice`, path: [...at, i] };
        if (names.has(name)) yield { message: `name ${name} stands here twice`, path: [...at, i] };
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
          message: 'x-enum-descriptions is one text for each enum value',
          path: [...path, 'x-enum-descriptions'],
        };
    }
  },

  *enumVarnames(doc) {
    for (const { schema, path } of written(doc)) {
      const names = schema['x-enum-varnames'];
      if (names === undefined) {
        const [one, other] = sameInCode(list(schema.enum).map(String));
        if (other) yield { message: `${one} and ${other} are one name in code, name them by x-enum-varnames`, path };
        continue;
      }
      const matches =
        list(names).length === schema.enum?.length &&
        new Set(names).size === names.length &&
        names.every((name) => /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(name));
      if (!matches)
        yield {
          message: 'x-enum-varnames is one name (UPPER_SNAKE) for each enum value, none of them twice',
          path: [...path, 'x-enum-varnames'],
        };
    }
  },

  *memberNames(doc) {
    for (const { schema, path } of written(doc)) {
      const [one, other] = sameInCode(Object.keys(schema.properties ?? {}));
      if (other) yield { message: `${one} and ${other} are one name in code`, path: [...path, 'properties', other] };
    }
  },

  *embeddedJson(doc) {
    for (const { schema, path } of written(doc)) {
      const name = schema['x-embedded-json'];
      if (name === undefined) {
        if ('x-embedded-json-list' in schema) yield { message: 'x-embedded-json-list needs x-embedded-json', path };
        continue;
      }
      const at = [...path, 'x-embedded-json'];
      if (!doc.components?.schemas?.[name]) yield { message: `there is no schema ${name}`, path: at };
      if (schema.type !== 'string' || schema.format !== 'json') {
        yield { message: 'x-embedded-json belongs to type: string, format: json', path: at };
      }
    }
  },

  *membersExist(doc, { keyword }) {
    for (const { schema, path } of written(doc)) {
      if (!(keyword in schema)) continue;
      const names = list(schema[keyword]);
      if (!names.length || new Set(names).size !== names.length) {
        yield { message: `${keyword} is a list of different names`, path: [...path, keyword] };
      }
      for (const [i, name] of names.entries()) {
        if (!schema.properties?.[name] && !isMap(schema))
          yield { message: `${name} is no property here`, path: [...path, keyword, i] };
      }
    }
  },

  *updateOptional(doc) {
    for (const { schema, path, name } of components(doc)) {
      if (name.endsWith('Update') && 'required' in schema) {
        yield { message: 'an update may leave out every member', path: [...path, 'required'] };
      }
    }
  },

  *secret(doc) {
    for (const { schema, path } of written(doc)) {
      if (schema.format === 'password' && (schema['x-secret'] !== true || schema.writeOnly !== true)) {
        yield { message: 'a password is writeOnly and x-secret', path };
      }
    }
  },
};

export default (doc, { check, ...options }) => (isObject(doc) ? [...checks[check](doc, options)] : []);
