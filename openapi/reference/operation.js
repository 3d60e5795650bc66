// The documentation of an operation, with examples next to it.

import { deref, entries } from '../lint/functions/lib/contract.js';
import { curl } from './curl.js';
import { heading, html } from './html.js';
import { json } from './json.js';
import { bodies, named, panel } from './panels.js';

export function operationPages({ doc, md, ev, schemas, clients, errors }) {
  function article(entry) {
    const { url, method, operation, parameters } = entry;
    const id = operation.operationId;
    const parametersIn = (location) => parameters.map(({ node }) => node).filter((node) => node.in === location);
    return html`<article class="operation" id="${id}" aria-labelledby="${id}-title">
<div class="text">${heading('h3', id, operation.summary)}
<p class="route"><span class="method ${method}">${method.toUpperCase()}</span> <code>${path(url)}</code></p>
<p class="facts">${ev.marks(operation)}${ev.lastSeen(operation)}${retry(operation)}${idOf(id)}</p>
${warning(operation)}${md.block(operation.description)}
${parameterList('Path parameters', parametersIn('path'))}${parameterList('Query parameters', parametersIn('query'))}
${requestBody(operation)}${success(operation)}${errors.of(operation)}</div>
<div class="code">${clients.panel(operation)}${requestPanel(entry)}
${panel('Response', '2XX', bodies(doc, successOf(operation).content))}</div></article>
`;
  }

  /** An event that the service sends to a webhook. */
  function event({ operation }) {
    const id = operation.operationId;
    const { content } = operation.requestBody;
    const [media, { schema }] = entries(content)[0];
    return html`<article class="operation event" id="${id}" aria-labelledby="${id}-title">
<div class="text">${heading('h3', id, operation.summary)}
<p class="route"><span class="method post">POST</span> <code>to the URL of your webhook</code></p>
<p class="facts">${ev.marks(operation)}${idOf(id)}</p>
${warning(operation)}${md.block(operation.description)}
<h4>Payload</h4>${bodyType(media, schema)}${schemas.fields(schema, 1)}</div>
<div class="code">${panel('Payload', '', bodies(doc, content))}</div></article>
`;
  }

  const idOf = (id) => html`<span class="id"><span class="label">Operation</span> <code>${id}</code></span>`;

  const retry = ({ 'x-safe-to-repeat': safe }) =>
    html`<span class="repeat ${safe ? 'safe' : 'unsafe'}">${safe ? 'Safe to retry' : 'Not safe to retry'}</span>`;

  // Allows line breaks after slashes.
  const path = (url) =>
    url
      .split(/(\{\w+\}|\/)/)
      .map((piece) => (piece.startsWith('{') ? html`<var>${piece}</var>` : piece === '/' ? html`/<wbr>` : piece));

  // The badge alone is easily overlooked.
  const warning = ({ 'x-confidence': confidence }) =>
    confidence !== 'confirmed' &&
    html`<p class="callout ${confidence}"><strong>Not confirmed.</strong> ${ev.meaning(confidence)}</p>
`;

  const parameterList = (title, nodes) =>
    nodes.length > 0 &&
    html`<h4>${title}</h4><ul class="fields">${nodes.map(parameter)}</ul>
`;

  function parameter(node) {
    const words = node['x-flag-words'];
    return schemas.field({
      name: node.name,
      schema: node.schema,
      presence: node.required ? 'required' : 'optional',
      description: node.description,
      example: Array.isArray(node.example) ? node.example.join(',') : node.example,
      marks: ev.marks(node),
      extra: words && html` <span class="note">${words.join(' or ')}</span>`,
    });
  }

  const bodyType = (media, schema) => html`<p class="body"><code>${media}</code> ${schemas.type(schema)}</p>`;

  const collapsed = (schema, fields, open) =>
    fields &&
    html`<details${open && ' open'}><summary>Fields of ${schemas.innermost(schema) ?? 'the body'}</summary>
${fields}</details>`;

  function requestBody(operation) {
    const body = deref(doc, operation.requestBody).node;
    if (!body) return '';
    const several = entries(body.content).length > 1;
    return html`<h4>Request body${!body.required && ' (optional)'}</h4>${md.block(body.description)}
${entries(body.content).map(([media, { schema }]) => {
  const fields = schemas.fields(schema, 2);
  return html`${bodyType(media, schema)}${several ? collapsed(schema, fields, true) : fields}`;
})}
`;
  }

  function success(operation) {
    const { description, content } = successOf(operation);
    return html`<h4>Response</h4>${md.block(description)}${ev.status(operation)}${entries(content).map(
      ([media, { schema }]) => html`${bodyType(media, schema)}${collapsed(schema, schemas.fields(schema, 0))}`,
    )}
`;
  }

  const successOf = (operation) => deref(doc, operation.responses['2XX']).node;

  function requestPanel(entry) {
    const content = deref(doc, entry.operation.requestBody).node?.content;
    if (!content) return panel('Request', '', [{ title: entry.operation.summary, views: { curl: curl(doc, entry) } }]);
    const several = entries(content).length > 1;
    const examples = named(doc, content).map(({ media, summary, value }) => ({
      title: several ? `${summary} (${media})` : summary,
      views: { curl: curl(doc, entry, media, value), body: json(value) },
    }));
    return panel('Request', '', examples);
  }

  /** Returns the search terms of the operation. */
  const words = ({ url, method, operation }) =>
    [method, url, operation.operationId, operation.summary, operation['x-confidence']]
      .concat(operation.tags ?? [], operation.tags ? clients.names(operation) : [])
      .join(' ')
      .toLowerCase();

  return { article, event, words };
}
