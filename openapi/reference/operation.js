// One operation: what it does beside how it is called.

import { deref, entries } from '../lint/functions/lib/contract.js';
import { curl } from './curl.js';
import { heading, html } from './html.js';
import { json } from './json.js';
import { bodies, named, panel } from './panels.js';

export function operationPages({ doc, md, ev, schemas, clients, errors }) {
  function article(entry) {
    const { url, method, operation, parameters } = entry;
    const id = operation.operationId;
    const inPlace = (place) => parameters.map(({ node }) => node).filter((node) => node.in === place);
    return html`<article class="operation" id="${id}" aria-labelledby="${id}-title">
<div class="text">${heading('h3', id, operation.summary)}
<p class="route"><span class="method ${method}">${method.toUpperCase()}</span> <code>${path(url)}</code></p>
<p class="facts">${ev.marks(operation)}${repeat(operation)}${idOf(id)}</p>
${warning(operation)}${md.block(operation.description)}
${parameterList('Path parameters', inPlace('path'))}${parameterList('Query parameters', inPlace('query'))}
${requestBody(operation)}${success(operation)}${errors.of(operation)}</div>
<div class="code">${clients.panel(operation)}${requestPanel(entry)}
${panel('Response', '2XX', bodies(doc, successOf(operation).content))}</div></article>
`;
  }

  /** What the service posts to an address of the reader's. */
  function event({ operation }) {
    const id = operation.operationId;
    const { content } = operation.requestBody;
    const [media, { schema }] = entries(content)[0];
    return html`<article class="operation event" id="${id}" aria-labelledby="${id}-title">
<div class="text">${heading('h3', id, operation.summary)}
<p class="route"><span class="method post">POST</span> <code>to the address of your webhook</code></p>
<p class="facts">${ev.marks(operation)}${idOf(id)}</p>
${warning(operation)}${md.block(operation.description)}
<h4>Payload</h4>${bodyType(media, schema)}${schemas.members(schema, 1)}</div>
<div class="code">${panel('Payload', '', bodies(doc, content))}</div></article>
`;
  }

  const idOf = (id) => html`<span class="id"><span class="label">Operation</span> <code>${id}</code></span>`;

  const repeat = ({ 'x-safe-to-repeat': safe }) =>
    html`<span class="repeat ${safe ? 'safe' : 'unsafe'}">${safe ? 'Safe to repeat' : 'Not safe to repeat'}</span>`;

  // A long path breaks where a person would break it.
  const path = (url) =>
    url
      .split(/(\{\w+\}|\/)/)
      .map((piece) => (piece.startsWith('{') ? html`<var>${piece}</var>` : piece === '/' ? html`/<wbr>` : piece));

  // The badge alone is easily passed over.
  const warning = ({ 'x-confidence': confidence }) =>
    confidence !== 'confirmed' &&
    html`<p class="callout ${confidence}"><strong>Not confirmed.</strong> ${ev.meaning(confidence)}</p>
`;

  const parameterList = (title, nodes) =>
    nodes.length > 0 &&
    html`<h4>${title}</h4><ul class="members">${nodes.map(parameter)}</ul>
`;

  function parameter(node) {
    const words = node['x-flag-words'];
    return schemas.member({
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

  const folded = (schema, members, open) =>
    members &&
    html`<details${open && ' open'}><summary>Members of ${schemas.innermost(schema) ?? 'the body'}</summary>
${members}</details>`;

  function requestBody(operation) {
    const body = deref(doc, operation.requestBody).node;
    if (!body) return '';
    const several = entries(body.content).length > 1;
    return html`<h4>Request body${!body.required && ' (may be left out)'}</h4>${md.block(body.description)}
${entries(body.content).map(([media, { schema }]) => {
  const members = schemas.members(schema, 2);
  return html`${bodyType(media, schema)}${several ? folded(schema, members, true) : members}`;
})}
`;
  }

  function success(operation) {
    const { description, content } = successOf(operation);
    return html`<h4>Response</h4>${md.block(description)}${entries(content).map(
      ([media, { schema }]) => html`${bodyType(media, schema)}${folded(schema, schemas.members(schema, 0))}`,
    )}
`;
  }

  const successOf = (operation) =>
    deref(doc, entries(operation.responses).find(([status]) => status.startsWith('2'))[1]).node;

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

  /** What a search finds the operation by. */
  const words = ({ url, method, operation }) =>
    [method, url, operation.operationId, operation.summary, operation['x-confidence']]
      .concat(operation.tags ?? [], operation.tags ? clients.names(operation) : [])
      .join(' ')
      .toLowerCase();

  return { article, event, words };
}
