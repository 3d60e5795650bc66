// Members, types and whole schemas.

import { deref, entries, isRef, mediaTypes, operations, schemaName } from '../lint/functions/lib/contract.js';
import { heading, html, join } from './html.js';
import { json } from './json.js';
import { panel } from './panels.js';
import { constraints, flat, isNullable, membersOf, typeOf, valuesOf } from './schema.js';

const PRESENCE = {
  required: html`<span class="required">required</span>`,
  expected: html`<span class="expected" title="Unless a fields selection leaves it out">in full replies</span>`,
};

export const schemaId = (name) => `schema-${name}`;

export function schemas({ doc, md, ev }) {
  // The first example of a body that is this schema and nothing around it.
  const firstExamples = new Map();
  for (const { media } of mediaTypes(doc)) {
    const [example] = entries(media.examples);
    const name = isRef(media.schema) && schemaName(media.schema.$ref);
    if (name && example && !firstExamples.has(name)) firstExamples.set(name, deref(doc, example[1]).node);
  }

  const usedBy = new Map();
  for (const { operation } of operations(doc)) {
    const bodies = [operation.requestBody, ...Object.values(operation.responses ?? {})].map(
      (body) => deref(doc, body).node,
    );
    for (const { schema } of bodies.flatMap((body) => Object.values(body?.content ?? {}))) {
      const name = schemaName((schema.items ?? schema).$ref ?? '');
      if (name) usedBy.set(name, [...new Set(usedBy.get(name)).add(operation.operationId)]);
    }
  }

  const link = (name) => html`<a href="#${schemaId(name)}">${name}</a>`;

  const type = (schema) =>
    html`${typeOf(doc, schema).map((piece) => (piece.name ? link(piece.name) : piece))}${orNull(schema)}`;

  const orNull = (schema) => isNullable(doc, schema) && ' or null';

  /** Values of a set; those of a named one are explained at its own place. */
  const values = (schema, explained) => {
    const all = valuesOf(schema);
    if (all.length === 0) return '';
    const rest = schema['x-open-enum'] ? 'Known values, more may come' : 'One of';
    if (!explained) {
      return html`<p class="values">${rest}: ${join(
        all.map(({ value }) => html`<code>${plain(value)}</code>`),
        ', ',
      )}</p>`;
    }
    return html`<p class="values">${rest}:</p><dl class="values">${all.map(
      ({ value, description }) =>
        html`<div><dt><code>${plain(value)}</code></dt><dd>${md.inline(description)}</dd></div>`,
    )}</dl>`;
  };

  const embedded = (schema) =>
    schema['x-embedded-json'] &&
    html`<p class="notes">JSON text of ${schema['x-embedded-json-list'] && 'an array of '}${link(
      schema['x-embedded-json'],
    )}</p>`;

  // An empty text would not be seen.
  const plain = (value) => (typeof value === 'string' && value !== '' ? value : JSON.stringify(value));

  const limits = (view) =>
    view.pattern ? [...constraints(view), html`matches <code>${view.pattern}</code>`] : constraints(view);

  const noted = (all) => all.length > 0 && html`<p class="notes">${join(all, ' · ')}</p>`;

  /** One member or parameter. `extra` stands behind the type; `below` holds what is inside. */
  function member({ name, schema, presence, description, example, marks, extra, below }) {
    const own = isRef(schema) ? {} : schema;
    const view = flat(doc, schema);
    const said = description ?? own.description ?? view.description;
    const shown = example ?? own.example;
    const notes = shown === undefined ? limits(view) : [...limits(view), html`Example <code>${plain(shown)}</code>`];
    return html`<li class="member">
<p class="head"><code class="name">${name}</code> <span class="type">${type(schema)}</span>
${PRESENCE[presence]}${extra} ${marks ?? ev.marks(own)}</p>
<div class="said">${md.block(said)}${noted(notes)}${values(view)}${embedded(view)}${below}</div></li>
`;
  }

  /** The members of a schema, with those of its objects folded up to a depth. */
  function members(schema, depth, seen = []) {
    const found = membersOf(doc, schema);
    return (
      found.length > 0 &&
      html`<ul class="members">
${found.map((each) => member({ ...each, below: inside(each.schema, depth, seen) }))}</ul>`
    );
  }

  function inside(schema, depth, seen) {
    const name = innermost(schema);
    if (depth === 0 || !name || seen.includes(name)) return '';
    const list = members({ $ref: `#/components/schemas/${name}` }, depth - 1, [...seen, name]);
    return list && html`<details><summary>Members of ${name}</summary>${list}</details>`;
  }

  function innermost(schema) {
    const view = flat(doc, schema);
    return view.name ?? (view.type === 'array' ? innermost(view.items) : undefined);
  }

  function section(name, schema) {
    const view = flat(doc, schema);
    const list = members(schema, 0);
    return html`<article class="schema" id="${schemaId(name)}" aria-labelledby="${schemaId(name)}-title">
<div class="text">${heading('h3', schemaId(name), name)}
<p class="facts"><span class="type">${kind(view)}</span> ${ev.marks(schema)}</p>
${md.block(schema.description)}${notes(view)}${values(view, true)}${list}${users(name)}</div>
${sampleOf(name, schema)}</article>
`;
  }

  function sampleOf(name, schema) {
    const example = schema.example === undefined ? firstExamples.get(name) : { summary: name, value: schema.example };
    if (!example) return '';
    const shown = [{ title: example.summary, views: { json: json(example.value) } }];
    return html`<div class="code">${panel('Example', '', shown)}</div>`;
  }

  const users = (name) =>
    usedBy.has(name) &&
    html`<p class="notes">Body of ${join(
      usedBy.get(name).map((id) => html`<a href="#${id}">${id}</a>`),
      ', ',
    )}</p>`;

  const kind = (view) => html`${view['x-unknown-shape'] ? 'any JSON' : view.type}${view.nullable && ' or null'}`;

  function notes(view) {
    const all = limits(view);
    if (view.type === 'object') all.push(open(view));
    return noted(all);
  }

  function open(view) {
    const rest = view.additionalProperties;
    if (rest === false) return 'no other members';
    return rest?.type || isRef(rest) ? html`any names, each ${type(rest)}` : 'further members may come: keep them';
  }

  return {
    type,
    member,
    members,
    innermost,
    link,
    all: () => entries(doc.components.schemas).map(([name, schema]) => section(name, schema)),
  };
}
