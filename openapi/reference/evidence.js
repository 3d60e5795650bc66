// Confidence levels and evidence.

import { html, join } from './html.js';
import { entries, list } from '../lint/functions/lib/contract.js';

const LABELS = { confirmed: 'Confirmed', 'seen-in-use': 'Seen in use', inferred: 'Inferred' };

/** Reads the confidence levels of `x-confidence` from a table in the introduction, and the sources of the codes. */
export function evidence({ description, 'x-evidence-sources': sources }) {
  const rows = [...description.matchAll(/^\| `([a-z-]+)` \| (.+) \|$/gm)].map(([, key, text]) => [key, text]);
  const meanings = new Map(rows.filter(([key]) => LABELS[key]));

  const meaning = (confidence) => {
    if (!meanings.has(confidence)) {
      throw new Error(`the introduction does not define the confidence level ${confidence}`);
    }
    return meanings.get(confidence);
  };

  const badge = (confidence) =>
    html`<span class="badge ${confidence}" title="${meaning(confidence)}">${LABELS[confidence]}</span>`;

  const codes = (of) =>
    list(of).map((code) => {
      if (!sources[code]) throw new Error(`x-evidence-sources does not define the source ${code}`);
      return html` <a class="source" href="#source-${code}" title="${sources[code].title}">${code}</a>`;
    });

  function source([code, { title, repository, path, url, commit, date }]) {
    const where = [url ?? repository, path, commit && `commit ${commit.slice(0, 8)}`, date].filter(Boolean);
    const linked = where.map((text) => (text.startsWith('https://') ? html`<a href="${text}">${text}</a>` : text));
    return html`<tr id="source-${code}"><td><code>${code}</code></td><td>${title.trim()}</td>
<td>${join(linked, html`<br>`)}</td></tr>
`;
  }

  return {
    confidences: [...meanings],
    meaning,
    badge,
    /** Returns the confidence and the evidence of a node, if it has any. */
    marks: (node) => {
      const confidence = node['x-confidence'];
      const from = node['x-evidence'];
      return html`${confidence && badge(confidence)}${
        from && html`<span class="sources"><span class="label">Evidence</span>${codes(from)}</span>`
      }`;
    },
    /** Returns the table of all sources, to whose rows the codes link. */
    sources: () => html`<div class="table" tabindex="0" role="group" aria-label="Table"><table>
<thead><tr><th>Code</th><th>Source</th><th>Place and date</th></tr></thead>
<tbody>${entries(sources).map(source)}</tbody></table></div>
`,
    /** Returns the most likely success status code of an operation, and how certain it is. */
    status: (operation) => {
      const confidence = operation['x-status-confidence'];
      const [code] = entries(operation.responses).find(([status]) => /^2\d\d$/.test(status));
      return html`<p class="likely">Most likely status code: <code>${code}</code> ${badge(confidence)}</p>
`;
    },
    /** Returns when an operation was last seen on the live service, if somebody recorded that. */
    lastSeen: ({ 'x-last-seen': seen }) =>
      seen &&
      html`<span class="seen"><span class="label">Last seen</span> ${seen.date}, ${seen.status}${codes([seen.evidence])}</span>`,
  };
}
