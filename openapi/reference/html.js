// HTML from template literals. Values are escaped unless they are Html.

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

class Html {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

export const raw = (text) => new Html(text);

/** Tag for HTML templates. Arrays are joined; null, undefined and false are omitted. */
export const html = (strings, ...values) =>
  raw(strings.reduce((text, string, i) => text + write(values[i - 1]) + string));

export const join = (values, separator) => raw(values.map(write).join(write(separator)));

/** Returns a heading with an anchor link. */
export const heading = (level, id, title) =>
  html`<${raw(level)} id="${id}-title">${title}<a class="anchor" href="#${id}" aria-label="Link to ${title}">#</a>
</${raw(level)}>`;

function write(value) {
  if (value === undefined || value === null || value === false) return '';
  if (Array.isArray(value)) return value.map(write).join('');
  return value instanceof Html ? value.text : String(value).replace(/[&<>"]/g, (char) => ENTITIES[char]);
}
