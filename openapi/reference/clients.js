// The Java and Python calls of an operation.

import { html, join } from './html.js';
import { clientCalls, generatedCalls, pythonMethods } from './java.js';
import { block, line } from './panels.js';

const NO_PYTHON = html`<div class="call none"><span class="lang">Python</span>
<p>No method of the official client sends this request.</p></div>
`;

export function clients({ doc, schemas }, pythonToJava) {
  const generatedById = generatedCalls(doc);
  const methods = pythonMethods(pythonToJava);
  const callsOf = (operation) => clientCalls(operation, generatedById.get(operation.operationId), methods);

  function panel(operation) {
    const calls = callsOf(operation);
    const python = calls.some((call) => call.python.length > 0);
    return html`<div class="panel clients" role="group" aria-label="In client code">
<header><span class="title">In client code</span></header>
${calls.map(row)}${!python && NO_PYTHON}</div>
`;
  }

  const row = ({ java, python, generated, open }) => html`<div class="call">
<span class="lang">Java</span>${(open ? openLine : line)(breakable(java))}
${generated?.step && html`<p class="alone">This step only</p>`}
${generated && html`<p class="types">${signature(generated)}</p>`}
${python.length > 0 && html`<span class="lang">Python</span><p>${join(python.map(pythonName), ', ')}</p>`}
</div>
`;

  // A call with unspecified arguments has no copy button.
  const openLine = (content) => html`<div class="line">${block(content)}</div>`;

  // Allows line breaks before method names.
  const breakable = (java) => join(java.split(/(?=\.\w+\()/), html`<wbr>`);

  const signature = ({ parameters, returns }) => [
    parameters.map(
      ({ type, name, optional }) =>
        html`<span><code>${name}</code> ${linked(type)}${optional && ' (optional)'}</span> `,
    ),
    html`<span>returns ${returns === 'void' ? 'nothing' : linked(returns)}</span>`,
  ];

  const linked = (type) =>
    type.split(/(\w+)/).map((word) => (doc.components.schemas[word] ? schemas.link(word) : html`${word}`));

  function pythonName({ name, aliases }) {
    const others = aliases.map((alias) => html`<code>${alias}</code>`);
    return html`<code>${name}</code>${others.length > 0 && html` <span class="alias">(${join(others, ', ')})</span>`}`;
  }

  /** Returns all Java and Python names of an operation, for the search. */
  const names = (operation) =>
    callsOf(operation).flatMap(({ java, python }) => [
      java,
      ...python.flatMap(({ name, aliases }) => [name, ...aliases]),
    ]);

  return { panel, names };
}
