// The navigation. The search filters its entries, so each entry has its search terms.

import { html } from './html.js';
import { schemaId } from './schemas.js';

export function nav({ introduction, tags, events, schemas, pages, ev }) {
  const link = (id, label, words) =>
    html`<li data-words="${words.toLowerCase()}"><a href="#${id}">${label}</a></li>
`;

  const group = (title, items, open = true) => html`<details class="group"${open && ' open'}><summary>${title}</summary>
<ul>${items}</ul></details>
`;

  const overview = (title, id) => link(id, `About ${title.toLowerCase()}`, title);

  function operation(entry) {
    const { operationId: id, summary, 'x-confidence': confidence } = entry.operation;
    return html`<li data-operation="${id}" data-words="${pages.words(entry)}"><a href="#${id}">
<span class="method ${entry.method}">${entry.method === 'delete' ? 'DEL' : entry.method.toUpperCase()}</span>
<span class="label">${summary}${confidence !== 'confirmed' && unsure(confidence)}</span></a></li>
`;
  }

  const unsure = (confidence) =>
    html` <span class="unsure ${confidence}" title="${ev.meaning(confidence)}">
<span class="visually-hidden">not confirmed</span></span>`;

  return [
    group(
      'Introduction',
      introduction.map(({ id, title }) => link(id, title, title)),
    ),
    tags.map(({ id, name, operations }) => group(name, [overview(name, id), operations.map(operation)])),
    group('Webhook events', [overview('Webhook events', 'events'), events.map(operation)]),
    group(
      'Schemas',
      [overview('Schemas', 'schemas'), schemas.map((name) => link(schemaId(name), name, `schema ${name}`))],
      false,
    ),
  ].map((part) => html`${part}`);
}
