// The error responses, grouped by error format.

import { entries, operations } from '../lint/functions/lib/contract.js';
import { html } from './html.js';
import { EXCEPTIONS } from './java.js';
import { bodies, panel } from './panels.js';

const STATUS = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  429: 'Too many requests',
  500: 'Server error',
};

const refName = (ref) => ref.split('/').at(-1);
const isError = (status) => !status.startsWith('2');
const label = (status) => html`<code>${status}</code> ${STATUS[status]}`;

export function errors({ doc, md, schemas }) {
  /** Returns links from an operation to its error responses. */
  const of = (operation) => {
    const all = entries(operation.responses).filter(([status]) => isError(status));
    return html`<h4>Errors</h4><ul class="errors">${all.map(
      ([status, { $ref }]) => html`<li><a href="#response-${refName($ref)}">${label(status)}</a></li>`,
    )}</ul>
`;
  };

  function all() {
    const found = new Map();
    for (const { operation, callback } of operations(doc)) {
      if (callback) continue;
      for (const [status, { $ref }] of entries(operation.responses))
        if (isError(status)) found.set(refName($ref), status);
    }
    const formats = new Map();
    for (const [name, status] of [...found].sort(([, a], [, b]) => a - b)) {
      const format = refName(doc.components.responses[name].content['application/json'].schema.$ref);
      formats.set(format, [...(formats.get(format) ?? []), response(name, status)]);
    }
    return [...formats].map(
      ([format, responses]) =>
        html`<section class="error-format"><h3>Errors with schema ${schemas.link(format)}</h3>${responses}</section>`,
    );
  }

  function response(name, status) {
    const { description, headers, content } = doc.components.responses[name];
    const sent = entries(headers).map(([header]) => html` · header <code>${header}</code> (optional)`);
    return html`<article class="error-response" id="response-${name}"><div class="text"><h4>${label(status)}</h4>
${md.block(description)}<p class="notes">Java <code>${EXCEPTIONS[status]}</code>${sent}</p></div>
<div class="code">${panel(`${status} ${STATUS[status]}`, '', bodies(doc, content))}</div></article>
`;
  }

  return { of, all };
}
