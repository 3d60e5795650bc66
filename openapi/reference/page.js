// The complete page: introduction, operations by tag, events, schemas.

import { operations } from '../lint/functions/lib/contract.js';
import { clients } from './clients.js';
import { curl } from './curl.js';
import { errors } from './errors.js';
import { evidence } from './evidence.js';
import { heading, html } from './html.js';
import { markdown, slug } from './markdown.js';
import { nav } from './nav.js';
import { operationPages } from './operation.js';
import { line, panel } from './panels.js';
import { schemaId, schemas } from './schemas.js';

const PLACEMENTS = [
  { title: 'API key in the header', schemes: ['apiKeyHeader'], sent: 'Authorization: apikey <user>:<key>' },
  { title: 'API key in the query', schemes: ['apiKeyQuery', 'usernameQuery'], sent: '?api_key=<key>&username=<user>' },
  { title: 'Token in the query', schemes: ['tokenQuery', 'emailQuery'], sent: '?token=<token>&email=<user>' },
  { title: 'Token in the header', schemes: ['tokenHeader'], sent: 'Authorization: token <user>:<token>' },
];

const JAVA = `try (SyncSketchClient client = SyncSketchClient.fromEnvironment()) {
    System.out.println(client.isConnected());
}`;

const PYTHON = `s = SyncSketchAPI(os.environ["SYNCSKETCH_USER"], os.environ["SYNCSKETCH_API_KEY"])
print(s.is_connected())`;

/**
 * @param doc the parsed contract, with unresolved references
 * @param pythonToJava the contents of docs/python-to-java.md
 * @returns the values of the template
 */
export function page(doc, pythonToJava) {
  const [lead, ...chapters] = doc.info.description.split(/^## /m);
  const introduction = chapters.map((text) => {
    const [title] = text.split('\n', 1);
    return { id: slug(title), title, text: text.slice(title.length) };
  });
  const all = operations(doc);
  const requests = all.filter(({ callback }) => !callback);
  const events = all.filter(({ callback }) => callback);
  const tags = doc.tags.map(({ name, description }) => ({
    id: `tag-${slug(name)}`,
    name,
    description,
    operations: requests.filter(({ operation }) => operation.tags[0] === name),
  }));

  const md = markdown({
    names: new Map([
      ...all.map(({ operation }) => [operation.operationId, operation.operationId]),
      ...Object.keys(doc.components.schemas).map((name) => [name, schemaId(name)]),
    ]),
    titles: new Map([...introduction.map(({ title, id }) => [title, id]), ...tags.map(({ name, id }) => [name, id])]),
  });
  const context = { doc, md, ev: evidence(doc.info) };
  context.schemas = schemas(context);
  context.clients = clients(context, pythonToJava);
  context.errors = errors(context);
  const pages = operationPages(context);

  return {
    title: doc.info.title,
    version: doc.info.version,
    lead: md.block(lead),
    start: start(),
    legend: legend(),
    introduction: introduction.map(chapter),
    tags: tags.map(tagSection),
    events: events.map(pages.event),
    schemas: context.schemas.all(),
    nav: nav({ introduction, tags, events, schemas: Object.keys(doc.components.schemas), pages, ev: context.ev }),
  };

  /** The host, and a first request in each language. */
  function start() {
    const views = { curl: curl(doc, requests[0]), Java: JAVA, Python: PYTHON };
    return html`${panel('Host', '', [{ title: 'Keep the host configurable', views: { host: doc.servers[0].url } }])}
${panel('First request', '', [{ title: 'Reads the credentials from the environment', views }])}`;
  }

  function legend() {
    const count = (confidence) => requests.filter(({ operation }) => operation['x-confidence'] === confidence).length;
    return html`<dl class="legend" aria-label="Confidence levels">${context.ev.confidences.map(
      ([confidence, text]) => html`<div>
<dt>${context.ev.badge(confidence)}
<span class="count">${count(confidence)} of ${requests.length} operations</span></dt>
<dd>${text}</dd></div>
`,
    )}</dl>`;
  }

  function chapter({ id, title, text }) {
    const sources = id === 'evidence-and-confidence' && context.ev.sources();
    const more = { authentication: placements, errors: context.errors.all }[id]?.();
    return html`<section class="chapter" id="${id}" aria-labelledby="${id}-title">
<div class="text">${heading('h2', id, title)}
${md.block(text)}${sources}</div>${more}</section>
`;
  }

  function placements() {
    return html`<div class="code placements">${PLACEMENTS.map(({ title, schemes, sent }) => {
      const nodes = schemes.map((name) => doc.components.securitySchemes[name]);
      return html`<section class="placement"><h3>${title}</h3>${line(sent)}
<p class="facts">${context.ev.marks(nodes[0])}</p>${nodes.map(({ description }) => md.block(description))}</section>`;
    })}</div>`;
  }

  function tagSection({ id, name, description, operations: inTag }) {
    return html`<section class="tag" id="${id}" aria-labelledby="${id}-title">
<div class="text">${heading('h2', id, name)}
${md.block(description)}</div>${inTag.map(pages.article)}</section>
`;
  }
}
