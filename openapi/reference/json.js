// JSON with syntax highlighting.

import { raw } from './html.js';

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

const escape = (text) => text.replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char]);

export function json(value) {
  const text = JSON.stringify(value, null, 2);
  let out = '';
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, string, colon, word] = match;
    const kind = string ? (colon ? 'k' : 's') : word ? 'w' : 'n';
    const marked = string ?? whole;
    out += `${escape(text.slice(at, match.index))}<i class="${kind}">${escape(marked)}</i>${colon ?? ''}`;
    at = match.index + whole.length;
  }
  return raw(out + escape(text.slice(at)));
}
