// Renders the CommonMark of the contract as HTML. Names of operations and schemas in code spans, and section titles in
// italics, become links within the page.

import MarkdownIt from 'markdown-it';

import { raw } from './html.js';

export const slug = (title) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** @param targets the anchor IDs of all names and titles that can be linked */
export function markdown({ names, titles }) {
  const md = new MarkdownIt({ html: false });

  md.core.ruler.push('links_within_the_page', (state) => {
    for (const block of state.tokens) {
      if (block.type === 'inline') block.children = linked(block.children, state.Token);
    }
  });

  // Wide tables scroll horizontally, also with the keyboard.
  md.renderer.rules.table_open = () => '<div class="table" tabindex="0" role="group" aria-label="Table"><table>';
  md.renderer.rules.table_close = () => '</table></div>';
  md.renderer.rules.fence = (tokens, i) =>
    `<pre class="sample" tabindex="0"><code>${md.utils.escapeHtml(tokens[i].content)}</code></pre>`;

  function linked(tokens, Token) {
    const result = [];
    let inLink = 0;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i];
      inLink += { link_open: 1, link_close: -1 }[token.type] ?? 0;
      const title = token.type === 'em_open' && tokens[i + 2]?.type === 'em_close' && tokens[i + 1].content;
      if (!inLink && token.type === 'code_inline' && names.has(token.content)) {
        result.push(...around([token], names.get(token.content), Token));
      } else if (!inLink && title && titles.has(title)) {
        result.push(...around([tokens[i + 1]], titles.get(title), Token));
        i += 2;
      } else {
        result.push(token);
      }
    }
    return result;
  }

  return {
    block: (text) => raw(text ? md.render(text) : ''),
    inline: (text) => raw(text ? md.renderInline(text.trim()) : ''),
  };
}

function around(tokens, id, Token) {
  const open = new Token('link_open', 'a', 1);
  open.attrs = [['href', `#${id}`]];
  return [open, ...tokens, new Token('link_close', 'a', -1)];
}
