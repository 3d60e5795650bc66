import { deref, entries, isObject, isRef, nodes, operations, parameters, reach } from './lib/contract.js';

const V1 = 'V1';
const V2 = 'V2';
const ERRORS = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  429: 'TooManyRequests',
  500: 'ServerError',
};

const LOOK_UP = /__(i?exact|i?contains|i?startswith|i?endswith|i?regex|in|gte?|lte?|range|isnull|date|year|month|day)$/;

const requests = (doc) => operations(doc).filter(({ callback }) => !callback);

const checks = {
  *sdkNameUnique(doc) {
    const seen = new Map();
    for (const { operation, path } of requests(doc)) {
      const key = `${operation.tags?.[0]}.${operation['x-sdk-name']}`;
      const first = seen.get(key);
      if (first) yield { message: `duplicate x-sdk-name: ${key} is used by ${first}`, path: [...path, 'x-sdk-name'] };
      else seen.set(key, operation.operationId);
    }
  },

  // The generator ignores it elsewhere, and the step would remain in the main API.
  *stepOf(doc) {
    const allowed = new Set(requests(doc).map(({ operation }) => operation));
    for (const { node, path } of nodes(doc)) {
      const names = node['x-sdk-step-of'];
      if (names === undefined || path.at(-1) === 'properties') continue;
      const at = [...path, 'x-sdk-step-of'];
      if (!allowed.has(node)) {
        yield { message: 'x-sdk-step-of is allowed only on operations', path: at };
      } else if (!Array.isArray(names) || !names.every((name) => /^[a-z][A-Za-z0-9]*$/.test(name))) {
        yield { message: 'x-sdk-step-of must be a list of method names in lowerCamelCase', path: at };
      } else if (new Set(names).size < names.length) {
        yield { message: 'x-sdk-step-of contains a duplicate method', path: at };
      } else if (names.includes(node['x-sdk-name'])) {
        yield { message: 'an operation cannot be a step of a method with the same name', path: at };
      }
    }
  },

  // The SDK generates a class per name, so names must be unique across the contract.
  *queryName(doc) {
    const seen = new Set();
    for (const { operation, parameters, path } of requests(doc)) {
      const optional = parameters.some(({ node }) => node.in === 'query' && node.required !== true);
      const name = operation['x-sdk-query-name'];
      if (optional && name === undefined) {
        yield { message: 'an operation with optional query parameters requires x-sdk-query-name', path };
      } else if (name !== undefined) {
        const at = [...path, 'x-sdk-query-name'];
        if (!optional) yield { message: 'x-sdk-query-name is not allowed without optional query parameters', path: at };
        else if (!/^[A-Z][A-Za-z0-9]*Query$/.test(name))
          yield { message: `${name} must end with Query`, path: at };
        else if (seen.has(name)) yield { message: `${name} is already the query name of another operation`, path: at };
        seen.add(name);
      }
    }
  },

  // Django's look-ups mean nothing to a reader of Java.
  *parameterName(doc) {
    for (const { node, path } of parameters(doc)) {
      const name = node['x-sdk-name'];
      if (name === undefined && node.in === 'query' && LOOK_UP.test(node.name)) {
        yield { message: `the look-up ${node.name} needs an x-sdk-name`, path };
      } else if (name !== undefined && !/^[a-z][A-Za-z0-9]*$/.test(name)) {
        yield { message: `${name} is not in lowerCamel`, path: [...path, 'x-sdk-name'] };
      }
    }
  },

  *pagination(doc) {
    for (const { operation, parameters, path } of requests(doc)) {
      const paged = ['limit', 'offset'].every((name) => parameters.some(({ node }) => node.name === name));
      const pagination = operation['x-pagination'];
      if (pagination === undefined) {
        if (paged) yield { message: 'an operation with limit and offset needs x-pagination', path };
        continue;
      }
      const at = [...path, 'x-pagination'];
      const { style, items, id, ...rest } = Object(pagination);
      if (!paged) yield { message: 'x-pagination needs the parameters limit and offset', path: at };
      else if (style !== 'meta' && style !== 'short-page') {
        yield { message: 'the style is meta or short-page', path: at };
      } else if ((style === 'meta') !== (items !== undefined)) {
        yield { message: 'items belongs to the style meta', path: at };
      } else if (Object.keys(rest).length || ![items, id].every((name) => name === undefined || typeof name === 'string')) {
        yield { message: 'x-pagination has style, items and id', path: at };
      }
    }
  },

  *successKey(doc) {
    for (const { operation, path, callback } of operations(doc)) {
      const responses = operation.responses ?? {};
      const at = [...path, 'responses'];
      const success = Object.keys(responses).filter((status) => !/^[45](\d\d|XX)$/.test(status));
      const found = success.join(', ') || 'nothing';
      if (callback) {
        if (found !== '2XX') yield { message: `the success of a callback is '2XX', found: ${found}`, path: at };
        continue;
      }
      const [code] = success;
      if (success.length !== 2 || !/^20[0124]$/.test(code) || success[1] !== '2XX') {
        yield { message: `success is one of 200, 201, 202 and 204, and '2XX', found: ${found}`, path: at };
      } else if (code === '204') {
        if (deref(doc, responses[code]).node.content) yield { message: 'a 204 has no content', path: [...at, code] };
      } else if (!isRef(responses[code]) || responses[code].$ref !== responses['2XX'].$ref) {
        yield { message: `${code} and 2XX must have the same $ref`, path: [...at, code] };
      }
    }
  },

  // An unused source is a leftover, and a code without a source cannot be followed.
  *evidenceSources(doc) {
    const sources = Object.keys(doc.info?.['x-evidence-sources'] ?? {});
    const used = new Set();
    for (const { node, path } of nodes(doc)) {
      if (path.at(-1) === 'properties') continue;
      const seen = isObject(node['x-last-seen']) ? [node['x-last-seen'].evidence] : [];
      for (const code of [...(Array.isArray(node['x-evidence']) ? node['x-evidence'] : []), ...seen]) {
        used.add(code);
        if (!sources.includes(code)) yield { message: `x-evidence-sources has no ${code}`, path };
      }
    }
    for (const code of sources.filter((name) => !used.has(name))) {
      yield { message: `nothing refers to ${code}`, path: ['info', 'x-evidence-sources', code] };
    }
  },

  *errorResponses(doc) {
    for (const { url, operation, path } of requests(doc)) {
      const family = url.startsWith('/api/v2/') ? V2 : V1;
      const responses = operation.responses ?? {};
      for (const [status, name] of Object.entries(ERRORS)) {
        const expected = `#/components/responses/${family}${name}`;
        if (responses[status] === undefined) {
          if (status !== '404' || url.includes('{')) {
            yield { message: `${status} is missing, expected ${expected}`, path: [...path, 'responses'] };
          }
        } else if (responses[status].$ref !== expected) {
          yield { message: `${status} must be a $ref to ${expected}`, path: [...path, 'responses', status] };
        }
      }
      for (const [status, response] of entries(responses)) {
        if (/^[45]/.test(status) && !ERRORS[status] && !isRef(response)) {
          yield { message: `${status} must be a $ref to a shared response`, path: [...path, 'responses', status] };
        }
      }
    }
  },

  *parameterDocumented(doc) {
    for (const { node, path } of parameters(doc)) {
      if (!node.description?.trim()) yield { message: 'description is missing', path };
      if (node.example === undefined && !Object.keys(node.examples ?? {}).length) {
        yield { message: 'example is missing', path };
      }
    }
  },

  // The words replace the defaults of the schema, so they must be among its values.
  *flagWords(doc) {
    const known = doc.components?.schemas?.Flag?.enum ?? [];
    for (const { node, path } of parameters(doc)) {
      const words = node['x-flag-words'];
      if (words === undefined) continue;
      const at = [...path, 'x-flag-words'];
      if (node.schema?.$ref !== '#/components/schemas/Flag') {
        yield { message: 'x-flag-words is allowed only with a $ref to Flag', path: at };
      } else if (!Array.isArray(words) || words.length !== 2 || words[0] === words[1]) {
        yield { message: 'x-flag-words must be two different values, for true and false', path: at };
      } else if (!words.every((word) => known.includes(word))) {
        yield { message: `x-flag-words must be values of Flag, found: ${words.join(', ')}`, path: at };
      } else if (node.example !== undefined && !words.includes(node.example)) {
        yield { message: `the example ${node.example} is not in x-flag-words`, path: [...path, 'example'] };
      }
    }
  },

  *requiredQuery(doc, { allowed }) {
    for (const { node, path } of parameters(doc)) {
      if (node.in === 'query' && node.required === true && !allowed.includes(node.name)) {
        yield { message: `query parameter ${node.name} must not be required`, path: [...path, 'required'] };
      }
    }
  },

  // A misspelled extension would be ignored by every tool that reads the contract.
  *extensions(doc, { known }) {
    for (const { node, path } of nodes(doc)) {
      if (path.at(-1) === 'properties') continue;
      for (const key of Object.keys(node)) {
        if (key.startsWith('x-') && !known.includes(key))
          yield { message: `unknown extension ${key}`, path: [...path, key] };
      }
    }
  },

  *deprecated(doc) {
    for (const { node, path } of nodes(doc)) {
      if (node.deprecated === true && !String(node['x-replacement'] ?? '').trim()) {
        yield { message: 'deprecated requires x-replacement, which describes what to use instead', path };
      }
    }
  },

  // Unlike oas3-unused-component, supports x-embedded-json and finds unused components that refer to each other.
  *unusedComponent(doc) {
    const used = reach(doc, [doc.paths]);
    for (const [section, components] of entries(doc.components)) {
      if (section === 'securitySchemes') continue;
      for (const name of Object.keys(components ?? {})) {
        if (!used.has(`#/components/${section}/${name}`)) {
          yield { message: `${name} is not reachable from any path`, path: ['components', section, name] };
        }
      }
    }
  },
};

export default (doc, { check, ...options }) => (isObject(doc) ? [...checks[check](doc, options)] : []);
