// Tests of the page in Chromium. CHROMIUM is the path of the binary, which is searched in PATH by default. The tests
// fail if there is none.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import axe from 'axe-core';
import puppeteer from 'puppeteer-core';
import { parse } from 'yaml';

import { operations } from '../../lint/functions/lib/contract.js';
import { build } from '../build.js';

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };

const doc = parse(fs.readFileSync(fileURLToPath(new URL('../../syncsketch.yaml', import.meta.url)), 'utf8'));
const requests = operations(doc).filter(({ callback }) => !callback);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'syncsketch-reference-'));
const file = path.join(folder, 'reference.html');
const url = pathToFileURL(file).href;
let browser;

function chromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const places = folders.flatMap((at) => names.map((name) => path.join(at, name)));
  const found = process.env.CHROMIUM ?? places.find((place) => fs.existsSync(place));
  assert.ok(found, 'Chromium not found: install it, or set CHROMIUM to its path');
  return found;
}

before(async () => {
  fs.writeFileSync(file, build());
  // The sandbox is not available to root, for example in containers.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await puppeteer.launch({ executablePath: chromium(), args, userDataDir: path.join(folder, 'profile') });
  // Searched for by CI: a run without a browser proves nothing.
  console.log(`Testing the reference in ${await browser.version()}`);
});

after(async () => {
  await browser?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Runs a test in a new page, which must not log errors or request any other file. */
function pageTest(name, { viewport = DESKTOP, hash = '', scheme = 'light' }, body) {
  test(name, async () => {
    const page = await browser.newPage();
    const errors = [];
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== url) errors.push(`requested ${request.url()}`);
    });
    try {
      await page.setViewport(viewport);
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.goto(url + hash);
      await body(page);
      assert.deepEqual(errors, []);
    } finally {
      await page.close();
    }
  });
}

const visible = (page, selector) =>
  page.$$eval(selector, (nodes) =>
    nodes.filter((node) => node.checkVisibility({ visibilityProperty: true })).map((node) => node.textContent.trim()),
  );

pageTest('all operations are on the page, with method, path and Java call', {}, async (page) => {
  const found = await page.$$eval('article.operation:not(.event)', (articles) =>
    articles.map((article) => ({
      id: article.id,
      route: article.querySelector('.route').innerText.replace(/\s+/g, ' ').trim(),
      java: article.querySelector('.clients .line code').innerText,
      height: article.getBoundingClientRect().height,
    })),
  );
  assert.deepEqual(
    found.map(({ id, route }) => `${id}: ${route}`).sort(),
    requests.map(({ url, method, operation }) => `${operation.operationId}: ${method.toUpperCase()} ${url}`).sort(),
  );
  for (const { id, java, height } of found) {
    assert.match(java, /^client\./, id);
    assert.ok(height > 200, id);
  }
});

pageTest('the search finds an operation by each of its names and hides the others', {}, async (page) => {
  const words = [
    'getProjectById',
    'get_project_by_id',
    'Get a project client.projects().get',
    'client.projects().get(',
    '/api/v1/project/{project_id}/ get',
  ];
  for (const typed of words) {
    await page.keyboard.press('/');
    await page.keyboard.type(typed);
    const found = await visible(page, 'nav li a .label');
    assert.ok(found.includes('Get a project'), `${typed}: ${found}`);
    assert.ok(found.length < 4, `${typed}: ${found}`);
    assert.ok((await visible(page, '#found'))[0].endsWith('found'));
    await page.keyboard.press('Escape');
    assert.equal((await visible(page, 'nav [data-operation]')).length, operations(doc).length);
    await page.$eval('#search', (search) => search.blur());
  }
});

pageTest('the search finds operations by their Java calls', {}, async (page) => {
  const missing = await page.evaluate(() => {
    const search = document.querySelector('#search');
    return [...document.querySelectorAll('article.operation .clients .line code')]
      .map((code) => ({ id: code.closest('article').id, java: code.textContent }))
      .filter(({ id, java }) => {
        search.value = java;
        search.dispatchEvent(new Event('input'));
        const item = document.querySelector(`nav [data-operation="${id}"]`);
        return item.hidden || document.querySelectorAll('nav [data-operation]:not([hidden])').length > 12;
      });
  });
  assert.deepEqual(missing, []);
});

pageTest('a search without results says so', {}, async (page) => {
  await page.type('#search', 'zebra');
  assert.deepEqual(await visible(page, 'nav li'), []);
  assert.deepEqual(await visible(page, '#found'), ['No results']);
});

pageTest('the search can be operated with the keyboard', {}, async (page) => {
  await page.keyboard.press('/');
  await page.keyboard.type('sort_review_items');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash === '#sortReviewItems');
  await page.waitForSelector('nav a[aria-current][href="#sortReviewItems"]');
});

pageTest('a deep link scrolls to its operation', { hash: '#updateProject' }, async (page) => {
  await page.waitForSelector('nav a[aria-current][href="#updateProject"]');
  const top = await page.$eval('#updateProject h3', (title) => title.getBoundingClientRect().top);
  assert.ok(top > 40 && top < 250, String(top));
});

pageTest('internal links resolve', {}, async (page) => {
  const broken = await page.$$eval('a[href^="#"]', (links) =>
    links.filter((link) => !document.getElementById(link.hash.slice(1))).map((link) => link.hash),
  );
  assert.deepEqual(broken, []);
});

pageTest('a copy button copies the visible example', { hash: '#updateProject' }, async (page) => {
  // Avoids writing to the clipboard of the machine.
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => (window.copied = text) } });
  });
  const copied = async (selector) => {
    await page.click(selector);
    await page.waitForFunction((at) => document.querySelector(at).textContent === 'Copied', {}, selector);
    return page.evaluate(() => window.copied);
  };
  const panel = '#updateProject .panel[aria-label="Request"]';
  assert.match(await copied(`${panel} [data-copy]`), /^curl -X PATCH[^]*"description": null/);
  await page.click(`${panel} [data-show="body"]`);
  const archive = await page.$$eval(
    `${panel} option`,
    (options) => options.find(({ text }) => /rchive/.test(text)).value,
  );
  await page.select(`${panel} select`, archive);
  await page.waitForFunction((at) => document.querySelector(at).textContent === 'Copy', {}, `${panel} [data-copy]`);
  assert.deepEqual(JSON.parse(await copied(`${panel} [data-copy]`)), { is_archived: true });
  assert.equal(await copied('#updateProject .clients .line [data-copy]'), 'client.projects().update(projectId, body)');
});

pageTest('a copy button works without the Clipboard API', { hash: '#updateProject' }, async (page) => {
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = (command) => (window.copied = `${command} ${document.activeElement.value}`);
  });
  await page.click('#updateProject .clients .line [data-copy]');
  await page.waitForFunction(() => window.copied === 'copy client.projects().update(projectId, body)');
});

pageTest('a panel shows one example at a time', { hash: '#updateProject' }, async (page) => {
  const at = '#updateProject .panel[aria-label="Response"]';
  const first = await visible(page, `${at} .example`);
  await page.select(`${at} select`, '2');
  const second = await visible(page, `${at} .example`);
  assert.equal(first.length, 1);
  assert.equal(second.length, 1);
  assert.notEqual(first[0], second[0]);
});

pageTest('the theme can be switched', {}, async (page) => {
  const background = () => page.$eval('body', (body) => getComputedStyle(body).backgroundColor);
  assert.equal(await background(), 'rgb(255, 255, 255)');
  await page.click('.theme');
  assert.notEqual(await background(), 'rgb(255, 255, 255)');
});

for (const [name, viewport] of [
  ['desktop', DESKTOP],
  ['tablet', { width: 820, height: 1180 }],
  ['phone', PHONE],
]) {
  pageTest(`the page fits the width of a ${name}`, { viewport }, async (page) => {
    await page.$$eval('details', (all) => all.forEach((details) => (details.open = true)));
    const wide = await page.evaluate(() => {
      const scrolls = (node) => /auto|scroll|hidden/.test(getComputedStyle(node).overflowX);
      const inScroller = (node) => node !== document.body && (scrolls(node) || inScroller(node.parentElement));
      return [...document.querySelectorAll('main *')]
        .filter((node) => node.getBoundingClientRect().right > innerWidth + 1 && !inScroller(node.parentElement))
        .map((node) => `${node.tagName} in ${node.closest('[id]').id}`);
    });
    assert.deepEqual(wide, []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
}

pageTest('on a phone, the navigation opens, and closes after a selection', { viewport: PHONE }, async (page) => {
  // Waits because the narrow layout may have a transition.
  await page.waitForFunction(() => !document.querySelector('#search').checkVisibility({ visibilityProperty: true }));
  const inView = () => page.$eval('nav', (nav) => nav.getBoundingClientRect().right > 0);
  assert.equal(await inView(), false);
  await page.tap('.menu');
  await page.waitForFunction(() => document.querySelector('nav').getBoundingClientRect().left === 0);
  await page.type('#search', 'create_review');
  await page.tap('nav [data-operation="createReview"] a');
  await page.waitForFunction(() => document.querySelector('nav').getBoundingClientRect().right <= 0);
  assert.equal(await page.evaluate(() => location.hash), '#createReview');
});

for (const [name, viewport, scheme] of [
  ['desktop', DESKTOP, 'light'],
  ['phone', PHONE, 'dark'],
]) {
  pageTest(`the page is accessible: ${name}, ${scheme}`, { viewport, scheme }, async (page) => {
    await page.evaluate(axe.source);
    // The page is built from a few templates; these elements cover all of them.
    const include = [
      '.bar',
      'nav .search',
      'nav .group',
      '#top',
      '#authentication',
      '#errors',
      '#evidence-and-confidence',
    ]
      .concat(['#listAccountsV2', '#updateProject', '#uploadToReview', '#startVideoWithSketches', '#receiveNewNotes'])
      .concat(['#schema-Item', '#schema-Permission', 'footer'])
      .map((selector) => [selector]);
    const { violations } = await page.evaluate((context) => axe.run(context, { resultTypes: ['violations'] }), {
      include,
    });
    assert.deepEqual(
      violations.map(
        ({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => html + failureSummary)}`,
      ),
      [],
    );
  });
}

pageTest('the printed page contains all text and no controls', {}, async (page) => {
  await page.emulateMediaType('print');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.deepEqual(await visible(page, 'nav, button, select'), []);
  assert.equal((await page.$$('main details:not([open])')).length, 0);
});

test('all examples are visible without scripts', async () => {
  const page = await browser.newPage();
  try {
    await page.setJavaScriptEnabled(false);
    await page.goto(`${url}#updateProject`);
    assert.equal(
      (await visible(page, '#updateProject .example')).length,
      (await page.$$('#updateProject .example')).length,
    );
    assert.deepEqual(await visible(page, 'button, select'), []);
  } finally {
    await page.close();
  }
});
