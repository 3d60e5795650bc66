// Confidence levels and evidence.

import { html } from './html.js';
import { list } from '../lint/functions/lib/contract.js';

const LABELS = { confirmed: 'Confirmed', 'seen-in-use': 'Seen in use', inferred: 'Inferred' };

/**
 * Parses the tables in the introduction of the contract: the confidence levels of `x-confidence`, and the sources of
 * the codes in `x-evidence`.
 */
export function evidence(introduction) {
  const rows = [...introduction.matchAll(/^\| `([A-Za-z0-9-]+)` \| (.+) \|$/gm)].map(([, key, text]) => [key, text]);
  const meanings = new Map(rows.filter(([key]) => LABELS[key]));
  const sources = new Map(rows.filter(([key]) => /^[A-Z][A-Z0-9-]*$/.test(key)));

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
      if (!sources.has(code)) throw new Error(`the introduction does not define the source ${code}`);
      const title = sources.get(code).replaceAll('`', '');
      return html` <a class="source" href="#source-${code}" title="${title}">${code}</a>`;
    });

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
    /** Adds IDs to the rows of the sources table, so that codes can link to them. */
    withIds: (text) =>
      text.replace(/<tr>\s*<td><code>([A-Z][A-Z0-9-]*)<\/code>/g, '<tr id="source-$1"><td><code>$1</code>'),
  };
}
