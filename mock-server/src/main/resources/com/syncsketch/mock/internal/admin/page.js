// The page at /__mock/ui. Whatever a client or a seed can name is inserted as text, never as HTML.
'use strict';

const POLL_MILLIS = 1500;
const PAGE_SIZE = 200;
const OVERLAP = 20;
const MAX_ENTRIES = 20000;
const MAX_DIFF_LINES = 1500;

const root = location.pathname.replace(/\/ui\/?$/, '');
const $ = (id) => document.getElementById(id);
const journal = { entries: [], shown: PAGE_SIZE, selected: null, rows: new WeakMap() };
let paused = false;
let drawnState = '';

/** Creates an element with properties and children, which are elements or text. */
function element(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

async function request(method, path, body) {
  const response = await fetch(`${root}/${path}`, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body,
  });
  const text = await response.text();
  if (!response.ok) {
    let reason = text;
    try {
      reason = JSON.parse(text).error ?? text;
    } catch {
      // Not JSON.
    }
    throw new Error(`${method} ${path}: ${response.status} ${reason}`);
  }
  return text === '' ? null : JSON.parse(text);
}

function report(error) {
  $('problem').textContent = error === null ? '' : String(error.message ?? error);
  $('problem').hidden = error === null;
}

/** Runs what a button does, and refreshes the page. */
async function act(action) {
  try {
    await action();
    report(null);
    await refresh();
  } catch (error) {
    report(error);
  }
}

function count(tab, number) {
  document.querySelector(`#tab-${tab} .count`).textContent = number;
}

// The journal

/** Reads new entries, and the latest ones again, since the outcome of an exchange may change. */
async function readJournal({ count: kept, first, last }) {
  const known = journal.entries.at(-1)?.number ?? 0;
  const entries = last < known ? [] : journal.entries.filter((entry) => entry.number >= first);
  const from = Math.max(0, (entries.at(-1)?.number ?? 0) - OVERLAP);
  const read = first === 0 ? [] : await request('GET', `journal?after=${from}`);
  // Entries that are the same keep their identity, and so their rows.
  const before = new Map(entries.map((entry) => [entry.number, entry]));
  const same = (entry) => before.has(entry.number) && JSON.stringify(before.get(entry.number)) === JSON.stringify(entry);
  const merged = read.map((entry) => (same(entry) ? before.get(entry.number) : entry));
  let next = first === 0 ? [] : [...entries.filter((entry) => entry.number <= from), ...merged].slice(-MAX_ENTRIES);
  if (next.length < Math.min(kept, MAX_ENTRIES)) {
    // A slow request has a low number, but is recorded when it ends.
    next = (await request('GET', 'journal')).slice(-MAX_ENTRIES).map((entry) => (same(entry) ? before.get(entry.number) : entry));
  }
  if (next.length === journal.entries.length && next.every((entry, at) => entry === journal.entries[at])) return;
  journal.entries = next;
  if (journal.selected !== null) {
    journal.selected = journal.entries.find((entry) => entry.number === journal.selected.number) ?? null;
    if (journal.selected === null) closeDetail();
  }
  drawJournal();
}

function closeDetail() {
  journal.selected = null;
  $('detail').hidden = true;
  document.querySelector('.split').classList.remove('open');
}

function matching() {
  const text = $('filter-text').value.trim().toLowerCase();
  const status = $('filter-status').value.trim();
  const problems = $('filter-problems').checked;
  return journal.entries.filter(
    (entry) =>
      (text === '' || `${entry.operation} ${entry.request.method} ${entry.request.target}`.toLowerCase().includes(text)) &&
      (status === '' || String(entry.response?.status ?? '').startsWith(status)) &&
      (!problems || entry.problems.length + entry.defects.length > 0),
  );
}

function statusClass(entry) {
  const status = entry.response?.status ?? 0;
  return status === 0 || status >= 500 ? 'bad' : status >= 400 ? 'warn' : 'good';
}

function notes(entry) {
  const found = entry.problems.length + entry.defects.length;
  const parts = [];
  if (entry.fault) parts.push('fault');
  if (found > 0) parts.push(`${found} ${found === 1 ? 'difference' : 'differences'}`);
  return parts.join(', ');
}

function newRow(entry) {
  const row = element(
    'tr',
    { tabIndex: 0 },
    element('td', {}, String(entry.number)),
    element('td', {}, entry.time.slice(11, 23)),
    element('td', {}, entry.operation ?? ''),
    element('td', { title: entry.request.target }, `${entry.request.method} ${entry.request.target}`),
    element('td', { className: statusClass(entry) }, String(entry.response?.status ?? entry.outcome)),
    element('td', { className: 'warn' }, notes(entry)),
  );
  row.addEventListener('click', () => select(entry));
  row.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      select(entry);
    }
  });
  return row;
}

/** Replaces the rows, but moves none that stays, which would lose the focus and the clicks on it. */
function replaceRows(rows) {
  const body = $('entries');
  const wanted = new Set(rows);
  for (const row of [...body.children]) if (!wanted.has(row)) row.remove();
  rows.forEach((row, at) => {
    if (body.children[at] !== row) body.insertBefore(row, body.children[at] ?? null);
  });
}

function drawJournal() {
  const found = matching().reverse();
  const rows = found.slice(0, journal.shown).map((entry) => {
    const row = journal.rows.get(entry) ?? newRow(entry);
    journal.rows.set(entry, row);
    row.setAttribute('aria-selected', String(entry === journal.selected));
    return row;
  });
  replaceRows(rows);
  document.querySelector('#journal .empty').hidden = found.length > 0;
  $('more').hidden = found.length <= journal.shown;
  $('operations').replaceChildren(
    ...[...new Set(journal.entries.map((entry) => entry.operation))]
      .filter(Boolean)
      .sort()
      .map((value) => element('option', { value })),
  );
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function headers(message) {
  return Object.entries(message.headers)
    .map(([name, values]) => [].concat(values).map((value) => `${name}: ${value}`))
    .flat()
    .join('\n');
}

function body(message) {
  if (message.body !== undefined) return pretty(message.body);
  return message.size > 0 ? `${message.size} bytes, not recorded${message.sha256 ? `\nSHA-256 ${message.sha256}` : ''}` : '';
}

function message(title, shown) {
  return [
    element('h2', {}, title),
    element('pre', {}, headers(shown)),
    body(shown) === '' ? null : element('pre', {}, body(shown)),
  ];
}

function list(title, texts, className) {
  return texts.length === 0
    ? []
    : [element('h2', {}, title), element('ul', { className }, ...texts.map((text) => element('li', {}, text)))];
}

function select(entry) {
  journal.selected = entry;
  const previous = journal.entries.filter((each) => each.operation === entry.operation && each.number < entry.number).at(-1);
  const compare = element('button', { type: 'button' }, 'Compare with the previous one');
  compare.disabled = previous === undefined;
  const close = element('button', { type: 'button' }, 'Close');
  const difference = element('div');
  compare.addEventListener('click', () => difference.replaceChildren(...compared(previous, entry)));
  close.addEventListener('click', () => {
    closeDetail();
    drawJournal();
  });
  $('detail').replaceChildren(
    element('strong', {}, `#${entry.number} ${entry.operation ?? ''}`),
    element('p', {}, `${entry.request.method} ${entry.request.target}`),
    element('p', {}, compare, ' ', close),
    difference,
    ...list('Differences from the contract', entry.problems, 'warn'),
    ...list('Defects of the mock server', entry.defects, 'bad'),
    ...(entry.fault ? [element('h2', {}, 'Fault'), element('pre', {}, JSON.stringify(entry.fault, null, 2))] : []),
    ...message('Request', entry.request).filter(Boolean),
    ...(entry.response ? message(`Response ${entry.response.status}`, entry.response).filter(Boolean) : []),
  );
  $('detail').hidden = false;
  document.querySelector('.split').classList.add('open');
  drawJournal();
}

function compared(before, after) {
  const parts = [];
  for (const [title, of] of [
    ['Request', (entry) => `${entry.request.method} ${entry.request.target}\n${headers(entry.request)}\n\n${body(entry.request)}`],
    ['Response', (entry) => (entry.response ? `${entry.response.status}\n${headers(entry.response)}\n\n${body(entry.response)}` : '')],
  ]) {
    const lines = diff(of(before).split('\n'), of(after).split('\n'));
    const changed = lines.some(([mark]) => mark !== ' ');
    parts.push(
      element('h2', {}, `${title}: ${changed ? `changes since #${before.number}` : `as in #${before.number}`}`),
      ...(changed
        ? [
            element(
              'pre',
              {},
              ...lines.map(([mark, line]) =>
                mark === ' ' ? `  ${line}\n` : element(mark === '+' ? 'ins' : 'del', {}, `${mark} ${line}`),
              ),
            ),
          ]
        : []),
    );
  }
  return parts;
}

/** Returns the lines of both texts, marked as common (' '), removed ('-') or added ('+'), by their longest common subsequence. */
function diff(before, after) {
  const a = before.slice(0, MAX_DIFF_LINES);
  const b = after.slice(0, MAX_DIFF_LINES);
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i][j] = a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const lines = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push([' ', a[i++]]);
      j++;
    } else if (j < b.length && (i === a.length || lengths[i][j + 1] >= lengths[i + 1][j])) {
      lines.push(['+', b[j++]]);
    } else {
      lines.push(['-', a[i++]]);
    }
  }
  return lines;
}

// The state

function branch(title, children, json) {
  const details = element('details', {}, element('summary', {}, title));
  let filled = false;
  details.fill = () => {
    if (filled) return;
    filled = true;
    details.append(...children(), element('details', {}, element('summary', { className: 'quiet' }, 'Fields'), element('pre', {}, json)));
  };
  details.addEventListener('toggle', () => details.open && details.fill());
  return details;
}

function named(kind, thing) {
  const flags = [thing.active === false ? 'deleted' : '', thing.is_archived ? 'archived' : ''].filter(Boolean).join(', ');
  return `${kind} ${thing.id}: ${thing.name ?? thing.text ?? ''}${flags === '' ? '' : ` (${flags})`}`;
}

/** Reads the state as a seed, which has the references between objects, unlike the fields of the objects. */
async function readState() {
  const state = await request('GET', 'seed');
  const text = JSON.stringify(state);
  if (text === drawnState) return;
  drawnState = text;
  const json = (thing) => JSON.stringify(thing.fields, null, 2);
  const group = (things, key) => Map.groupBy?.(things, key) ?? things.reduce((map, thing) => map.set(key(thing), [...(map.get(key(thing)) ?? []), thing]), new Map());
  const projectsOf = group(state.projects, (project) => project.account);
  const reviewsOf = group(state.reviews, (review) => review.project);
  const framesOf = group(state.frames, (frame) => frame.revision);
  const revisionsOf = group(state.revisions, (revision) => `${revision.item} ${revision.review}`);
  const itemById = new Map(state.items.map((item) => [item.fields.id, item]));
  const frames = (item, review) => () =>
    (revisionsOf.get(`${item.fields.id} ${review.fields.id}`) ?? [])
      .flatMap((revision) => framesOf.get(revision.fields.id) ?? [])
      .map((frame) => branch(named(frame.fields.type === 'sketch' ? 'Sketch' : 'Comment', frame.fields), () => [], json(frame)));
  const items = (review) => () =>
    review.items
      .map((id) => itemById.get(id))
      .filter(Boolean)
      .map((item) => branch(named('Item', item.fields), frames(item, review), json(item)));
  const reviews = (project) => () =>
    (reviewsOf.get(project.fields.id) ?? []).map((review) => branch(named('Review', review.fields), items(review), json(review)));
  const projects = (account) => () =>
    (projectsOf.get(account.fields.id) ?? []).map((project) => branch(named('Project', project.fields), reviews(project), json(project)));
  const first = $('tree').childElementCount === 0;
  const open = new Set([...document.querySelectorAll('#tree details[open] > summary')].map((summary) => summary.textContent));
  $('tree').replaceChildren(...state.accounts.map((account) => branch(named('Workspace', account.fields), projects(account), json(account))));
  for (const workspace of $('tree').children) reopen(workspace, first ? null : open);
}

/** Opens what was open before, level by level, because the content of a branch is created when it is opened. */
function reopen(details, open) {
  if (open !== null && !open.has(details.firstElementChild.textContent)) return;
  details.open = true;
  details.fill?.();
  if (open !== null) for (const child of details.querySelectorAll(':scope > details')) reopen(child, open);
}

// Uploads, faults and webhooks

function table(columns, rows) {
  return rows.length === 0
    ? element('p', { className: 'empty' }, 'None.')
    : element(
        'table',
        {},
        element('thead', {}, element('tr', {}, ...columns.map((column) => element('th', {}, column)))),
        element('tbody', {}, ...rows.map((row) => element('tr', {}, ...row.map((cell) => element('td', { title: String(cell ?? '') }, String(cell ?? '')))))),
      );
}

async function readUploads() {
  const [open, objects] = await Promise.all([request('GET', 'uploads'), request('GET', 'objects')]);
  count('uploads', open.length + objects.length);
  const size = (parts) => parts.reduce((sum, part) => sum + part.size, 0);
  $('uploads').replaceChildren(
    element('h2', {}, 'In progress'),
    table(['Item', 'Parts', 'Bytes', 'Object', 'Upload'], open.map((upload) => [upload.item, upload.parts.length, size(upload.parts), upload.key, upload.upload])),
    element('h2', {}, 'Stored objects'),
    table(['Item', 'Parts', 'Bytes', 'Object', 'Media type'], objects.map((object) => [object.item, object.parts.length, object.size, object.key, object.mediaType])),
  );
}

async function readFaults() {
  const faults = await request('GET', 'faults');
  count('faults', faults.length);
  $('fault-list').replaceChildren(table(['Applied', 'Fault'], faults.map(({ applied, fault }) => [applied, JSON.stringify(fault)])));
}

async function readWebhooks() {
  const deliveries = await request('GET', 'webhooks');
  count('webhooks', deliveries.length);
  $('webhooks').replaceChildren(
    table(['Event', 'Status', 'URL', 'Body'], deliveries.map((delivery) => [delivery.event, delivery.status ?? delivery.error, delivery.url, JSON.stringify(delivery.body)])),
  );
}

// The page

async function readAbout() {
  const about = await request('GET', '');
  $('now').textContent = about.now.slice(0, 19).replace('T', ' ');
  const defects = about.defects.length;
  $('defects').textContent = defects === 0 ? '' : `${defects} ${defects === 1 ? 'defect' : 'defects'}`;
  $('defects').className = 'bad';
  $('defects').title = about.defects.join('\n');
  return about;
}

async function readWorlds(current) {
  const server = root.replace(/\/worlds\/[^/]*$/, '');
  const response = await fetch(`${server}/worlds`);
  const names = response.ok ? (await response.json()).map((world) => world.name) : [current];
  const options = [...$('world').options].map((option) => option.value);
  if (JSON.stringify(options) !== JSON.stringify(names)) {
    $('world').replaceChildren(...names.map((name) => element('option', { value: name }, name)));
  }
  $('world').value = current;
  $('world').onchange = () => {
    const name = $('world').value;
    location.assign(name === 'default' ? `${server}/ui` : `${server}/worlds/${encodeURIComponent(name)}/ui`);
  };
}

const VIEWS = { state: readState, uploads: readUploads, faults: readFaults, webhooks: readWebhooks };

async function refresh() {
  const about = await readAbout();
  await readWorlds(about.world);
  count('journal', about.journal.count);
  await readJournal(about.journal);
  // Only what is visible, since a state can be large.
  await VIEWS[document.querySelector('[role=tab][aria-selected=true]').getAttribute('aria-controls')]?.();
}

async function poll() {
  if (!paused && !document.hidden) {
    try {
      await refresh();
      report(null);
    } catch (error) {
      report(error instanceof TypeError ? 'The server does not respond.' : error);
    }
  }
  setTimeout(poll, POLL_MILLIS);
}

function show(name) {
  for (const tab of document.querySelectorAll('[role=tab]')) {
    const selected = tab.getAttribute('aria-controls') === name;
    tab.setAttribute('aria-selected', String(selected));
    tab.tabIndex = selected ? 0 : -1;
    $(tab.getAttribute('aria-controls')).hidden = !selected;
  }
  act(async () => {});
  history.replaceState(null, '', `#${name}`);
}

const tabs = [...document.querySelectorAll('[role=tab]')];
for (const tab of tabs) {
  tab.addEventListener('click', () => show(tab.getAttribute('aria-controls')));
  tab.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step !== undefined) {
      const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
      next.focus();
      next.click();
    }
  });
}
for (const id of ['filter-text', 'filter-status', 'filter-problems']) {
  $(id).addEventListener('input', () => {
    journal.shown = PAGE_SIZE;
    drawJournal();
  });
}
document.querySelector('.filter').addEventListener('submit', (event) => event.preventDefault());
$('more').addEventListener('click', () => {
  journal.shown += PAGE_SIZE;
  drawJournal();
});
$('pause').addEventListener('click', () => {
  paused = !paused;
  $('pause').setAttribute('aria-pressed', String(paused));
  $('pause').textContent = paused ? 'Continue' : 'Pause';
});
$('clear').addEventListener('click', () => act(() => request('DELETE', 'journal')));
$('reset').addEventListener('click', () => {
  if (confirm('Reset this world? Its data, journal and faults are lost.')) act(() => request('POST', 'reset'));
});
$('save').addEventListener('click', () => {
  if (confirm('Write the state of all worlds to the state file?')) act(() => request('POST', 'save'));
});
$('remove-faults').addEventListener('click', () => act(() => request('DELETE', 'faults')));
$('fault').addEventListener('submit', (event) => {
  event.preventDefault();
  const fault = { on: $('fault-on').value.trim(), first: Number($('fault-first').value), do: { response: { status: Number($('fault-status').value) } } };
  act(() => request('POST', 'faults', JSON.stringify(fault)));
});
$('fault-json').addEventListener('submit', (event) => {
  event.preventDefault();
  act(() => request('POST', 'faults', $('fault-text').value));
});

const wanted = location.hash.slice(1);
show(tabs.some((tab) => tab.getAttribute('aria-controls') === wanted) ? wanted : 'journal');
setTimeout(poll, POLL_MILLIS);
