// Views of an unresolved OpenAPI 3.0 document. `$ref`s are kept, because rules distinguish named from inline schemas.

export const METHODS = ['get', 'put', 'post', 'patch', 'delete', 'head', 'options', 'trace'];

export const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

export const entries = (value) => (isObject(value) ? Object.entries(value) : []);

export const list = (value) => (Array.isArray(value) ? value : []);

export const isRef = (value) => isObject(value) && typeof value.$ref === 'string';

const segments = (ref) =>
  ref
    .replace(/^#\//, '')
    .split('/')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));

export const schemaName = (ref) => /^#\/components\/schemas\/([^/]+)$/.exec(ref)?.[1];

/** Follows local references. Returns the referenced node and its path. */
export function deref(doc, node, path) {
  for (let hops = 0; isRef(node) && hops < 10; hops++) {
    path = segments(node.$ref);
    node = path.reduce((parent, key) => parent?.[key], doc);
  }
  return { node, path };
}

// The rules request the same few views of the same document.
function once(build) {
  const cache = new WeakMap();
  return (doc) => {
    if (!cache.has(doc)) cache.set(doc, [...build(doc)]);
    return cache.get(doc);
  };
}

/** The operations of all paths and, marked with `callback`, those of their callbacks. */
export const operations = once(function* (doc) {
  for (const [url, item] of entries(doc.paths)) yield* pathItem(url, item, ['paths', url], false);

  function* pathItem(url, item, path, callback) {
    for (const method of METHODS) {
      const operation = item?.[method];
      if (!isObject(operation)) continue;
      const at = [...path, method];
      const parameters = [
        ...list(item.parameters).map((node, i) => deref(doc, node, [...path, 'parameters', i])),
        ...list(operation.parameters).map((node, i) => deref(doc, node, [...at, 'parameters', i])),
      ].filter(({ node }) => isObject(node));
      yield { url, method, operation, parameters, path: at, callback };
      for (const [name, entry] of entries(operation.callbacks)) {
        const expressions = deref(doc, entry, [...at, 'callbacks', name]);
        for (const [expression, inner] of entries(expressions.node)) {
          yield* pathItem(expression, inner, [...expressions.path, expression], true);
        }
      }
    }
  }
});

const SECTIONS = { parameters: 'parameter', headers: 'header', requestBodies: 'body', responses: 'response' };

/** Parameters, headers, request bodies and responses where they are defined; references are omitted. */
const holders = once(function* (doc) {
  for (const [section, kind] of Object.entries(SECTIONS)) {
    for (const [name, node] of entries(doc.components?.[section])) {
      yield* holder(kind, node, ['components', section, name]);
    }
  }
  for (const [url, item] of entries(doc.paths)) {
    for (const [i, node] of list(item?.parameters).entries()) {
      yield* holder('parameter', node, ['paths', url, 'parameters', i]);
    }
  }
  for (const { operation, path } of operations(doc)) {
    for (const [i, node] of list(operation.parameters).entries()) {
      yield* holder('parameter', node, [...path, 'parameters', i]);
    }
    yield* holder('body', operation.requestBody, [...path, 'requestBody']);
    for (const [status, node] of entries(operation.responses)) {
      yield* holder('response', node, [...path, 'responses', status]);
    }
  }

  function* holder(kind, node, path) {
    if (!isObject(node) || isRef(node)) return;
    yield { kind, node, path };
    for (const [name, header] of entries(node.headers)) yield* holder('header', header, [...path, 'headers', name]);
  }
});

/** All parameters and headers. */
export const parameters = once((doc) => holders(doc).filter(({ kind }) => kind === 'parameter' || kind === 'header'));

/** The media types of all request bodies and responses. */
export const mediaTypes = once(function* (doc) {
  for (const { node, path } of holders(doc)) {
    for (const [type, media] of entries(node.content)) yield { type, media, path: [...path, 'content', type] };
  }
});

/** All schemas with their position; `role` is component, property, items, map, part, body, parameter or header. */
export const schemas = once(function* (doc) {
  for (const [name, schema] of entries(doc.components?.schemas)) {
    yield* visit(schema, ['components', 'schemas', name], 'component', name);
  }
  for (const { kind, node, path } of parameters(doc)) yield* visit(node.schema, [...path, 'schema'], kind, node.name);
  for (const { media, path } of mediaTypes(doc)) yield* visit(media?.schema, [...path, 'schema'], 'body');

  function* visit(schema, path, role, name) {
    if (!isObject(schema)) return;
    yield { schema, path, role, name };
    for (const [key, member] of entries(schema.properties)) {
      yield* visit(member, [...path, 'properties', key], 'property', key);
    }
    yield* visit(schema.items, [...path, 'items'], 'items', name);
    yield* visit(schema.additionalProperties, [...path, 'additionalProperties'], 'map');
    yield* visit(schema.not, [...path, 'not'], 'part');
    for (const keyword of ['allOf', 'oneOf', 'anyOf']) {
      for (const [i, part] of list(schema[keyword]).entries()) yield* visit(part, [...path, keyword, i], 'part');
    }
  }
});

/** All objects of the document with their paths, except data in examples, defaults and enums. */
export const nodes = once(function* (doc) {
  yield* visit(doc, []);

  function* visit(node, path) {
    if (node === null || typeof node !== 'object') return;
    if (isObject(node)) yield { node, path };
    const names = path.at(-1) === 'properties' && path.at(-2) !== 'properties';
    for (const [key, child] of Object.entries(node)) {
      if (!names && ['example', 'examples', 'default', 'enum'].includes(key)) continue;
      yield* visit(child, [...path, Array.isArray(node) ? Number(key) : key]);
    }
  }
});

/** Returns all references reachable from the given nodes, including those of JSON-encoded strings. */
export function reach(doc, starts) {
  const found = new Set();
  const visit = (node) => {
    if (node === null || typeof node !== 'object') return;
    const refs = [isRef(node) && node.$ref, embedded(node)];
    for (const ref of refs) {
      if (!ref || found.has(ref)) continue;
      found.add(ref);
      visit(segments(ref).reduce((parent, key) => parent?.[key], doc));
    }
    Object.values(node).forEach(visit);
  };
  starts.forEach(visit);
  return found;
}

const embedded = (node) =>
  typeof node['x-embedded-json'] === 'string' && `#/components/schemas/${node['x-embedded-json']}`;
