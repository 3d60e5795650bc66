// Fields, types and complete schemas.

import { deref, entries, isRef, mediaTypes, operations, schemaName } from '../lint/functions/lib/contract.js';
import { heading, html, join } from './html.js';
import { json } from './json.js';
import { panel } from './panels.js';
import { constraints, fieldsOf, flat, isNullable, typeOf, valuesOf } from './schema.js';

const PRESENCE = {
  required: html`<span class="required">required</span>`,
  expected: html`<span class="expected" title="Unless omitted by a fields selection">in full responses</span>`,
};

export const schemaId = (name) => `schema-${name}`;

export function schemas({ doc, md, ev }) {
  // The first example of a body that consists of exactly this schema.
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

  /** Returns the values of an enum. Their descriptions are included only for the enum itself, not where it is used. */
  const values = (schema, described) => {
    const all = valuesOf(schema);
    if (all.length === 0) return '';
    const rest = schema['x-open-enum'] ? 'Known values (the set may grow)' : 'One of';
    if (!described) {
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
    html`<p class="notes">JSON-encoded string of ${schema['x-embedded-json-list'] && 'an array of '}${link(
      schema['x-embedded-json'],
    )}</p>`;

  // An empty string would be invisible.
  const plain = (value) => (typeof value === 'string' && value !== '' ? value : JSON.stringify(value));

  const limits = (view) =>
    view.pattern ? [...constraints(view), html`matches <code>${view.pattern}</code>`] : constraints(view);

  const noted = (all) => all.length > 0 && html`<p class="notes">${join(all, ' · ')}</p>`;

  /** A field or parameter. `extra` follows the type; `below` contains nested fields. */
  function field({ name, schema, presence, description, example, marks, extra, below }) {
    const own = isRef(schema) ? {} : schema;
    const view = flat(doc, schema);
    const text = description ?? own.description ?? view.description;
    const sample = example ?? own.example;
    const notes = sample === undefined ? limits(view) : [...limits(view), html`Example <code>${plain(sample)}</code>`];
    return html`<li class="field">
<p class="head"><code class="name">${name}</code> <span class="type">${type(schema)}</span>
${PRESENCE[presence]}${extra} ${marks ?? ev.marks(own)}</p>
<div class="description">${md.block(text)}${noted(notes)}${values(view)}${embedded(view)}${below}</div></li>
`;
  }

  /** The fields of a schema, with nested fields in collapsed sections up to a depth. */
  function fields(schema, depth, seen = []) {
    const found = fieldsOf(doc, schema);
    return (
      found.length > 0 &&
      html`<ul class="fields">
${found.map((each) => field({ ...each, below: nested(each.schema, depth, seen) }))}</ul>`
    );
  }

  function nested(schema, depth, seen) {
    const name = innermost(schema);
    if (depth === 0 || !name || seen.includes(name)) return '';
    const list = fields({ $ref: `#/components/schemas/${name}` }, depth - 1, [...seen, name]);
    return list && html`<details><summary>Fields of ${name}</summary>${list}</details>`;
  }

  function innermost(schema) {
    const view = flat(doc, schema);
    return view.name ?? (view.type === 'array' ? innermost(view.items) : undefined);
  }

  function section(name, schema) {
    const view = flat(doc, schema);
    const list = fields(schema, 0);
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
    const examples = [{ title: example.summary, views: { json: json(example.value) } }];
    return html`<div class="code">${panel('Example', '', examples)}</div>`;
  }

  const users = (name) =>
    usedBy.has(name) &&
    html`<p class="notes">Body of ${join(
      usedBy.get(name).map((id) => html`<a href="#${id}">${id}</a>`),
      ', ',
    )}</p>`;

  const kind = (view) =>
    view.oneOf
      ? type({ oneOf: view.oneOf })
      : html`${view['x-unknown-shape'] ? 'any JSON' : view.type}${view.nullable && ' or null'}`;

  function notes(view) {
    const all = limits(view);
    if (view.type === 'object') all.push(open(view));
    return noted(all);
  }

  function open(view) {
    const rest = view.additionalProperties;
    if (rest === false) return 'no additional fields';
    const map = rest?.type || isRef(rest);
    return map ? html`any field names, values of type ${type(rest)}` : 'additional fields allowed; preserve them';
  }

  return {
    type,
    field,
    fields,
    innermost,
    link,
    all: () => entries(doc.components.schemas).map(([name, schema]) => section(name, schema)),
  };
}
