// Tests of the page of the mock server in Chromium. CHROMIUM is the path of the binary, which is searched in PATH by default, and
// MOCK_JAR that of the program. The tests fail without Chromium. The packages are those of the module openapi.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const require = createRequire(process.env.NODE_PACKAGES ?? new URL('../../../../openapi/package.json', import.meta.url));
const puppeteer = require('puppeteer-core').default ?? require('puppeteer-core');
const axe = require('axe-core');

const jar = process.env.MOCK_JAR ?? fileURLToPath(new URL('../../../target/syncsketch-mock-server.jar', import.meta.url));
const HOSTILE = '<img src=x onerror="document.title=\'hacked\'"><script>document.title="hacked"</script>';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'syncsketch-page-'));
let browser;
let server;
let mock;

function chromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const places = (process.env.PATH ?? '').split(path.delimiter).flatMap((at) => names.map((name) => path.join(at, name)));
  const found = process.env.CHROMIUM ?? places.find((place) => fs.existsSync(place));
  assert.ok(found, 'Chromium not found: install it, or set CHROMIUM to its path');
  return found;
}

/** Starts the program and returns its URL, user and key, which it prints. */
function start() {
  return new Promise((resolve, reject) => {
    const command = process.env.MOCK_COMMAND?.split(' ') ?? ['java', '-jar', jar];
    server = spawn(command[0], [...command.slice(1), '--port=0', '--seed=demo', `--state=${path.join(folder, 'state.json')}`]);
    let output = '';
    server.stdout.on('data', (data) => {
      output += data;
      const key = /^key (.*)$/m.exec(output);
      if (key) resolve({ url: /^listening on (.*)$/m.exec(output)[1], user: /^user (.*)$/m.exec(output)[1], key: key[1] });
    });
    server.on('exit', (code) => reject(new Error(`The mock server ended with ${code}: ${output}`)));
  });
}

async function api(method, at, body) {
  const response = await fetch(mock.url + at, {
    method,
    headers: { Authorization: `apikey ${mock.user}:${mock.key}`, 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

before(async () => {
  mock = await start();
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await puppeteer.launch({ executablePath: chromium(), args, userDataDir: path.join(folder, 'profile') });
  // Searched for by CI: a run without a browser proves nothing.
  console.log(`Testing the page of the mock server in ${await browser.version()}`);
});

after(async () => {
  await browser?.close();
  server?.removeAllListeners('exit');
  server?.kill();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Runs a test in a new page, which must not log errors or request another server. */
function pageTest(name, { at = '/__mock/ui', scheme = 'light', width = 1440 } = {}, body) {
  test(name, async () => {
    const page = await browser.newPage();
    const errors = [];
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(mock.url) && !request.url().startsWith('data:')) errors.push(`requested ${request.url()}`);
    });
    try {
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.goto(mock.url + at, { waitUntil: 'networkidle0' });
      await body(page, errors);
      assert.deepEqual(errors, []);
    } finally {
      await page.close();
    }
  });
}

const text = (page, selector) => page.$eval(selector, (node) => node.innerText);

async function shows(page, selector, wanted) {
  await page.waitForFunction(
    (at, part) => document.querySelector(at)?.innerText.includes(part),
    { timeout: 10_000 },
    selector,
    wanted,
  );
}

test('the URL that the program prints opens the page in a browser, and only there', async () => {
  const browserResponse = await fetch(mock.url, { headers: { Accept: 'text/html,*/*' }, redirect: 'manual' });
  assert.equal(browserResponse.status, 302);
  assert.equal(browserResponse.headers.get('Location'), '/__mock/ui');
  assert.notEqual((await fetch(mock.url, { redirect: 'manual' })).status, 302);
});

/** Waits for the newest request and selects it. */
async function selectNewest(page, wanted) {
  await shows(page, '#entries tr:first-child', wanted);
  await page.click('#entries tr:first-child');
}

pageTest('requests appear with their differences from the contract', {}, async (page) => {
  await api('GET', '/api/v1/project/?undeclared=1');
  await shows(page, '#entries tr', 'listProjects');
  await shows(page, '#entries tr', '1 difference');
  await selectNewest(page, 'undeclared=1');
  await shows(page, '#detail', 'undeclared');
  const detail = await text(page, '#detail');
  assert.ok(detail.includes('Harbour Lights'));
  assert.ok(!detail.includes(mock.key));

  await api('POST', '/api/v1/project/', { name: 'Second Unit', account_id: 1005 });
  await shows(page, '#entries tr', 'createProject');
  await api('GET', '/api/v1/project/');
  await selectNewest(page, 'listProjects');
  await page.$$eval('#detail button', (buttons) => buttons[0].click());
  await shows(page, '#detail', 'changes since #');
  assert.match(await text(page, '#detail ins'), /\+/);
});

pageTest('the journal can be filtered and cleared', {}, async (page) => {
  await api('GET', '/api/v1/item/1012/');
  await api('GET', '/api/v1/item/999999/');
  await shows(page, '#entries', '999999');
  await page.type('#filter-status', '404');
  assert.ok((await text(page, '#entries')).includes('999999'));
  assert.ok(!(await text(page, '#entries')).includes('1012'));
  await page.click('#filter-status', { clickCount: 3 });
  await page.keyboard.press('Backspace');
  await page.type('#filter-text', 'item/1012');
  assert.equal((await page.$$('#entries tr')).length, 1);
  await page.click('#clear');
  await page.waitForFunction(() => document.querySelectorAll('#entries tr').length === 0);
});

pageTest('many requests stay usable', {}, async (page) => {
  for (let i = 0; i < 450; i++) await api('GET', '/api/v1/person/connected/');
  await shows(page, '#tab-journal .count', '45');
  await page.waitForFunction(() => document.querySelectorAll('#entries tr').length === 200);
  await page.click('#more');
  assert.equal((await page.$$('#entries tr')).length, 400);
});

pageTest('a slow request appears when it ends', {}, async (page) => {
  const fault = await api('POST', '/__mock/faults', { on: 'getItem', first: 1, do: { delay: 4000 } });
  assert.equal(fault.status, 200);
  const slow = api('GET', '/api/v1/item/1012/?slow=1');
  for (let i = 0; i < 30; i++) await api('GET', '/api/v1/person/connected/');
  await shows(page, '#entries tr', 'connected');
  await slow;
  await page.type('#filter-text', 'slow=1');
  await shows(page, '#entries', 'slow=1');
});

pageTest('the state is a tree, and nothing in it is HTML', { scheme: 'dark' }, async (page) => {
  await api('POST', '/api/v1/project/', { name: HOSTILE, account_id: 1005 });
  await api('GET', `/api/v1/project/?name=${encodeURIComponent(HOSTILE)}`);
  await page.click('#tab-state');
  await shows(page, '#tree', 'Project 1008: Aurora');
  await shows(page, '#tree', HOSTILE);
  for (const name of ['Project 1008: Aurora', 'Review 1011', 'Item 1012', 'Comment']) {
    await page.evaluate((wanted) => {
      const summary = [...document.querySelectorAll('#tree summary')].find((each) => each.textContent.startsWith(wanted));
      summary.click();
    }, name);
  }
  await shows(page, '#tree', 'Hold two frames longer');
  await page.click('#tab-journal');
  await selectNewest(page, 'listProjects');
  await shows(page, '#detail', 'onerror');
  assert.equal(await page.title(), 'SyncSketch mock server');
  assert.equal((await page.$$('img, main script')).length, 0);
  assert.ok(!(await page.content()).includes(mock.key));
});

pageTest('a fault is added, takes effect and is removed', { at: '/__mock/ui#faults' }, async (page, errors) => {
  await page.type('#fault-on', 'listProjects');
  await page.click('#fault button');
  assert.equal(await text(page, '#problem'), '');
  await shows(page, '#fault-list', '"listProjects"');
  assert.equal((await api('GET', '/api/v1/project/')).status, 503);
  assert.equal((await api('GET', '/api/v1/project/')).status, 200);

  await page.$eval('details', (details) => (details.open = true));
  await page.$eval('#fault-text', (area) => (area.value = '{"on": "nothing"}'));
  await page.click('#fault-json button');
  await shows(page, '#problem', '400');
  // The browser reports the status code, too.
  errors.splice(0, errors.length, ...errors.filter((error) => !error.includes('400')));
  await page.click('#remove-faults');
  await shows(page, '#fault-list', 'None.');
});

pageTest('uploads in progress and stored objects are listed', {}, async (page) => {
  const form = new FormData();
  form.append('artist', 'Ada');
  form.append('name', 'shot.mov');
  form.append('reviewFile', new Blob(['frames'], { type: 'video/quicktime' }), 'shot.mov');
  const response = await fetch(`${mock.url}/items/uploadToReview/1011/`, {
    method: 'POST',
    headers: { Authorization: `apikey ${mock.user}:${mock.key}` },
    body: form,
  });
  assert.ok(response.ok);
  await page.click('#tab-uploads');
  await shows(page, '#uploads', 'video/quicktime');
});

pageTest('a reset needs a confirmation', {}, async (page) => {
  await api('POST', '/api/v1/project/', { name: 'Temporary', account_id: 1005 });
  let accept = false;
  page.on('dialog', (dialog) => (accept ? dialog.accept() : dialog.dismiss()));
  await page.click('#reset');
  assert.ok((await api('GET', '/api/v1/project/')).text.includes('Temporary'));
  accept = true;
  await page.click('#reset');
  await page.waitForFunction(() => document.querySelectorAll('#entries tr').length === 0);
  assert.ok(!(await api('GET', '/api/v1/project/')).text.includes('Temporary'));
  await page.click('#save');
  await page.waitForFunction(() => document.querySelector('#problem').hidden);
  assert.ok(fs.existsSync(path.join(folder, 'state.json')));
});

pageTest('a world is selected', {}, async (page) => {
  await api('POST', '/__mock/worlds', { name: 'gw0' });
  await page.waitForFunction(() => [...document.querySelector('#world').options].some((option) => option.value === 'gw0'));
  await Promise.all([page.waitForNavigation(), page.select('#world', 'gw0')]);
  assert.ok(page.url().startsWith(`${mock.url}/__mock/worlds/gw0/ui`));
  await page.click('#tab-state');
  await shows(page, '#tree', 'Workspace');
  await Promise.all([page.waitForNavigation(), page.select('#world', 'default')]);
  assert.ok(page.url().startsWith(`${mock.url}/__mock/ui`));
});

pageTest('the tabs work with the keyboard', {}, async (page) => {
  await page.focus('#tab-journal');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.$eval('#state', (panel) => panel.hidden), false);
  assert.equal(await page.$eval('#journal', (panel) => panel.hidden), true);
});

for (const scheme of ['light', 'dark']) {
  pageTest(`the page is accessible (${scheme})`, { scheme, width: 900 }, async (page) => {
    await api('GET', '/api/v1/project/?undeclared=1');
    await shows(page, '#entries', 'listProjects');
    // Outside of the policy of the page, as a browser extension does.
    const session = await page.createCDPSession();
    await session.send('Page.setBypassCSP', { enabled: true });
    await page.reload({ waitUntil: 'networkidle0' });
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => window.axe.run());
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 80)).join(' ')}`),
      [],
    );
  });
}

test('other pages can neither frame the page nor read it', async () => {
  const other = http.createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<iframe src="${mock.url}/__mock/ui"></iframe>`);
  });
  await new Promise((resolve) => other.listen(0, '127.0.0.1', resolve));
  const page = await browser.newPage();
  try {
    // Another site: the name differs.
    await page.goto(`http://localhost:${other.address().port}/`, { waitUntil: 'networkidle0' });
    const framed = page.frames().find((frame) => frame !== page.mainFrame());
    const content = await framed.evaluate(() => document.body?.innerText ?? '').catch(() => '');
    assert.ok(!content.includes('Journal'), content);
    const read = await page.evaluate(
      (url) => fetch(`${url}/__mock/`).then((response) => response.text(), () => 'failed'),
      mock.url,
    );
    assert.ok(!read.includes(mock.key));
  } finally {
    await page.close();
    other.close();
  }
});
