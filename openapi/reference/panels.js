// Code panels: each has a title, a copy button, and one or more examples to choose from.

import { deref, entries } from '../lint/functions/lib/contract.js';
import { html } from './html.js';
import { json } from './json.js';

const copyButton = html`<button type="button" class="copy" data-copy>Copy</button>`;

export const block = (content) => html`<pre tabindex="0"><code>${content}</code></pre>`;

/** Returns a line of code with its own copy button. */
export const line = (content) => html`<div class="line">${block(content)}${copyButton}</div>`;

/** @param examples objects of the form `{ title, views: { name: content } }`, all with the same views */
export function panel(title, note, examples) {
  const views = Object.keys(examples[0].views);
  return html`<div class="panel" role="group" aria-label="${title}">
<header><span class="title">${title}</span>${note && html`<span class="note">${note}</span>`}
${views.length > 1 && choice(views)}${copyButton}</header>
${picker(examples)}
${examples.map(({ views: contents }, i) => views.map((view, j) => exampleView(i, j, view, contents[view])))}</div>
`;
}

const exampleView = (i, j, view, content) =>
  html`<div class="example" data-example="${i}" data-view="${view}"${i + j > 0 && ' hidden'}>${block(content)}</div>`;

const choice = (views) =>
  html`<span class="views" role="group" aria-label="Format">${views.map(
    (view, i) => html`<button type="button" data-show="${view}" aria-pressed="${i === 0}">${view}</button>`,
  )}</span>`;

function picker(examples) {
  if (examples.length === 1) return html`<p class="caption">${examples[0].title}</p>`;
  const options = examples.map(({ title }, i) => html`<option value="${i}">${title}</option>`);
  return html`<select data-pick aria-label="Example">${options}</select>`;
}

/** Returns the named examples of a body in all of its media types. */
export const named = (doc, content) =>
  entries(content).flatMap(([media, { examples }]) =>
    Object.values(examples).map((example) => ({ media, ...deref(doc, example).node })),
  );

/** Returns the examples of a body as arguments of `panel`. */
export const bodies = (doc, content) =>
  named(doc, content).map(({ media, summary, value }) => ({
    title: summary,
    views: { body: media.endsWith('json') ? json(value) : value || '(no body)' },
  }));
