// The page in a real Chromium: CHROMIUM names the program, else it is looked for. Where there is none, this fails.

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
const own = operations(doc).filter(({ callback }) => !callback);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'syncsketch-reference-'));
const file = path.join(folder, 'reference.html');
const address = pathToFileURL(file).href;
let browser;

function chromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const places = folders.flatMap((at) => names.map((name) => path.join(at, name)));
  const found = process.env.CHROMIUM ?? places.find((place) => fs.existsSync(place));
  assert.ok(found, 'no Chromium: install one, or name its program in CHROMIUM');
  return found;
}

before(async () => {
  fs.writeFileSync(file, build());
  // Root, as in containers, has no sandbox.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await puppeteer.launch({ executablePath: chromium(), args, userDataDir: path.join(folder, 'profile') });
  console.log(`Chromium ${await browser.version()} shows the reference`);
});

after(async () => {
  await browser?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** Runs a test in a page of its own, which must not complain and must ask for nothing but its own file. */
function shown(name, { viewport = DESKTOP, hash = '', scheme = 'light' }, body) {
  test(name, async () => {
    const page = await browser.newPage();
    const faults = [];
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== address) faults.push(`asked for ${request.url()}`);
    });
    try {
      await page.setViewport(viewport);
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.goto(address + hash);
      await body(page);
      assert.deepEqual(faults, []);
    } finally {
      await page.close();
    }
  });
}

const visible = (page, selector) =>
  page.$$eval(selector, (nodes) =>
    nodes.filter((node) => node.checkVisibility({ visibilityProperty: true })).map((node) => node.textContent.trim()),
  );

shown('every operation is on the page, with method, path and Java call', {}, async (page) => {
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
    own.map(({ url, method, operation }) => `${operation.operationId}: ${method.toUpperCase()} ${url}`).sort(),
  );
  for (const { id, java, height } of found) {
    assert.match(java, /^client\./, id);
    assert.ok(height > 200, id);
  }
});

shown('a search finds an operation by each of its names, and hides the others', {}, async (page) => {
  const words = [
    'getProjectById',
    'get_project_by_id',
    'GET read a project',
    'client.projects().get(',
    '/api/v1/project/{project_id}/ get',
  ];
  for (const typed of words) {
    await page.keyboard.press('/');
    await page.keyboard.type(typed);
    const found = await visible(page, 'nav li a .label');
    assert.ok(found.includes('Read a project'), `${typed}: ${found}`);
    assert.ok(found.length < 4, `${typed}: ${found}`);
    assert.ok((await visible(page, '#found'))[0].endsWith('found'));
    await page.keyboard.press('Escape');
    assert.equal((await visible(page, 'nav [data-operation]')).length, operations(doc).length);
    await page.$eval('#search', (search) => search.blur());
  }
});

shown('each Java call finds its operation', {}, async (page) => {
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

shown('nothing is found for what is not there', {}, async (page) => {
  await page.type('#search', 'zebra');
  assert.deepEqual(await visible(page, 'nav li'), []);
  assert.deepEqual(await visible(page, '#found'), ['Nothing found']);
});

shown('the keys lead from the search to an operation', {}, async (page) => {
  await page.keyboard.press('/');
  await page.keyboard.type('sort_review_items');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash === '#sortReviewItems');
  await page.waitForSelector('nav a[aria-current][href="#sortReviewItems"]');
});

shown('a deep link opens at its operation', { hash: '#updateProject' }, async (page) => {
  await page.waitForSelector('nav a[aria-current][href="#updateProject"]');
  const top = await page.$eval('#updateProject h3', (title) => title.getBoundingClientRect().top);
  assert.ok(top > 40 && top < 250, String(top));
});

shown('every link within the page leads to something', {}, async (page) => {
  const broken = await page.$$eval('a[href^="#"]', (links) =>
    links.filter((link) => !document.getElementById(link.hash.slice(1))).map((link) => link.hash),
  );
  assert.deepEqual(broken, []);
});

shown('a copy button copies what is shown', { hash: '#updateProject' }, async (page) => {
  // Without this, the real clipboard of the machine would be written.
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

shown('a copy button works without the clipboard interface', { hash: '#updateProject' }, async (page) => {
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = (command) => (window.copied = `${command} ${document.activeElement.value}`);
  });
  await page.click('#updateProject .clients .line [data-copy]');
  await page.waitForFunction(() => window.copied === 'copy client.projects().update(projectId, body)');
});

shown('an example shows one at a time', { hash: '#updateProject' }, async (page) => {
  const at = '#updateProject .panel[aria-label="Response"]';
  const first = await visible(page, `${at} .shown`);
  await page.select(`${at} select`, '2');
  const second = await visible(page, `${at} .shown`);
  assert.equal(first.length, 1);
  assert.equal(second.length, 1);
  assert.notEqual(first[0], second[0]);
});

shown('the theme can be switched', {}, async (page) => {
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
  shown(`nothing is wider than a ${name}`, { viewport }, async (page) => {
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

shown('on a phone the navigation opens, and closes behind a choice', { viewport: PHONE }, async (page) => {
  // Waited for, as the narrow layout may come with a transition.
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
  shown(`no fault of accessibility, contrast included: ${name}, ${scheme}`, { viewport, scheme }, async (page) => {
    await page.evaluate(axe.source);
    // The same few templates make all of the page; these hold each of them at least once.
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

shown('on paper there is all of the text and nothing to press', {}, async (page) => {
  await page.emulateMediaType('print');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.deepEqual(await visible(page, 'nav, button, select'), []);
  assert.equal((await page.$$('main details:not([open])')).length, 0);
});

test('without scripts all examples are there', async () => {
  const page = await browser.newPage();
  try {
    await page.setJavaScriptEnabled(false);
    await page.goto(`${address}#updateProject`);
    assert.equal(
      (await visible(page, '#updateProject .shown')).length,
      (await page.$$('#updateProject .shown')).length,
    );
    assert.deepEqual(await visible(page, 'button, select'), []);
  } finally {
    await page.close();
  }
});
