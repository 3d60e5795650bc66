// The Java and Python methods of an operation. Generated names are derived from the contract; names of the high-level
// client are read from docs/python-to-java.md. Java tests compare both with the real classes.

import { deref, entries, isRef, list, operations, schemaName } from '../lint/functions/lib/contract.js';

// The client has no resource for this tag, but `isConnected()` and `tree()`.
const WITHOUT_RESOURCE = ['Connection'];

/** The exceptions of the Java client by error status code. */
export const EXCEPTIONS = {
  400: 'BadRequestException',
  401: 'AuthenticationException',
  403: 'PermissionDeniedException',
  404: 'NotFoundException',
  429: 'RateLimitedException',
  500: 'ServerException',
};

const camel = (name) => name.replace(/[_-]+([a-zA-Z0-9])/g, (_, char) => char.toUpperCase());

export const resource = (tag) => `client.${tag[0].toLowerCase()}${tag.slice(1)}()`;

/**
 * Returns the generated method of each operation by operation ID: its receiver, name, parameters and return type.
 * Operations that are excluded from generation are omitted.
 */
export function generatedCalls(doc) {
  const calls = new Map();
  for (const { operation, parameters, callback } of operations(doc)) {
    if (!callback && operation['x-sdk-generate'] !== false) {
      calls.set(operation.operationId, generatedCall(doc, operation, parameters));
    }
  }
  return calls;
}

function generatedCall(doc, operation, parameters) {
  const tag = operation.tags[0];
  const step = operation['x-sdk-step-of'] !== undefined;
  const type = `${tag}${step ? 'Steps' : ''}Api`;
  const nodes = parameters.map(({ node }) => node);
  const argument = (node) => ({ type: primitive(javaType(doc, node.schema)), name: camel(node.name) });
  const body = list(entries(deref(doc, operation.requestBody).node?.content))[0]?.[1];
  const args = [
    ...nodes.filter((node) => node.in === 'path').map(argument),
    ...nodes.filter((node) => node.in === 'query' && node.required === true).map(argument),
  ];
  if (body) args.push({ type: javaType(doc, body.schema), name: 'body' });
  if (operation['x-sdk-query-name']) args.push({ type: operation['x-sdk-query-name'], name: 'query', optional: true });
  const on = step || WITHOUT_RESOURCE.includes(tag) ? `client.api(${type}.class)` : resource(tag);
  const name = operation['x-sdk-name'];
  const text = `${on}.${name}(${args.map((arg) => arg.name).join(', ')})`;
  return { on, interface: type, step, name, parameters: args, returns: returned(doc, operation), text };
}

function returned(doc, operation) {
  const [, success] = entries(operation.responses).find(([status]) => status.startsWith('2')) ?? [];
  const schema = deref(doc, success).node?.content?.['application/json']?.schema;
  if (!schema || deref(doc, schema).node['x-unknown-shape']) return 'void';
  return javaType(doc, schema);
}

function javaType(doc, schema) {
  const { node } = deref(doc, schema);
  // The Java client takes the first alternative.
  if (node.oneOf) return javaType(doc, node.oneOf[0]);
  if (node.type === 'array') return `List<${javaType(doc, node.items)}>`;
  if (node.type === 'integer') return node.format === 'int32' ? 'Integer' : 'Long';
  if (isRef(schema) && (node.properties || node.enum || node['x-open-enum'])) return schemaName(schema.$ref);
  return node.type === 'string' ? 'String' : 'Map<String, Object>';
}

const primitive = (type) => ({ Long: 'long', Integer: 'int' })[type] ?? type;

/** Parses the rows of docs/python-to-java.md: the Java call and the aliases of each Python method. */
export function pythonMethods(markdown) {
  const methods = new Map();
  const aliases = [];
  for (const [, python, java, http] of markdown.matchAll(/^\| `(\w+)` \| `([^|]+)` \| ([^|]+) \|/gm)) {
    const alias = /^as `(\w+)`/.exec(http);
    if (alias) aliases.push([alias[1], python]);
    else methods.set(python, { java, aliases: [] });
  }
  for (const [of, alias] of aliases) methods.get(of).aliases.push(alias);
  return methods;
}

const receiverAndName = (call) => call.slice(0, call.lastIndexOf('('));
const sameMethod = (a, b) => receiverAndName(a) === receiverAndName(b);

/**
 * Returns the Java calls of an operation with the corresponding Python methods, high-level calls first. `open` marks a
 * call whose arguments are not specified.
 */
export function clientCalls(operation, generated, methods) {
  const rows = [];
  const python = list(operation['x-python-methods']).map((name) => {
    const method = methods.get(name);
    if (!method) throw new Error(`${operation.operationId}: docs/python-to-java.md has no row for ${name}`);
    return { name, ...method };
  });
  const row = (java, extra = {}) => {
    const known = rows.find((other) => sameMethod(other.java, java));
    if (known) return known;
    rows.push({ java, python: [], ...extra });
    return rows.at(-1);
  };
  if (generated && !generated.step) row(generated.text, { generated });
  for (const method of python) row(method.java).python.push(method);
  for (const name of list(operation['x-sdk-step-of'])) {
    const on = `${resource(operation.tags[0])}.${name}(`;
    if (!rows.some(({ java }) => java.startsWith(on))) row(`${on}…)`, { open: true });
  }
  if (generated?.step) row(generated.text, { generated });
  return rows;
}
