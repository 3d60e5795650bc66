// Tests of the generated page without a browser.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { test } from 'node:test';
import { load } from 'cheerio';
import { parse as parseHtml } from 'parse5';
import { parse as parseYaml } from 'yaml';

import { deref, entries, operations } from '../../lint/functions/lib/contract.js';
import { build } from '../build.js';

const text = build();
const $ = load(text);
const doc = parseYaml(fs.readFileSync(new URL('../../syncsketch.yaml', import.meta.url), 'utf8'));
const requests = operations(doc).filter(({ callback }) => !callback);
const shell = (script) => spawnSync('sh', ['-c', script], { encoding: 'utf8' });

test('the page contains all operations and schemas', () => {
  assert.ok(requests.length > 60);
  assert.equal($('nav [data-operation]').length, operations(doc).length);
  for (const name of Object.keys(doc.components.schemas)) assert.equal($(`[id="schema-${name}"]`).length, 1, name);
});

for (const { url, method, operation, parameters } of requests) {
  const id = operation.operationId;

  test(`${id} is documented completely`, () => {
    const article = $(`article#${id}`);
    assert.equal(article.length, 1);
    const content = article.text().replace(/\s+/g, ' ');
    assert.equal(article.find('.route .method').text(), method.toUpperCase());
    assert.equal(article.find('.route code').text(), url);
    assert.ok(content.includes(operation.summary));
    for (const { node } of parameters) assert.ok(article.find('.field .name').text().includes(node.name), node.name);
    for (const status of Object.keys(operation.responses)) assert.ok(content.includes(status), status);
    for (const code of operation['x-evidence'])
      assert.equal(article.find(`.facts a[href="#source-${code}"]`).length, 1);
    assert.ok(article.find('.facts .badge').hasClass(operation['x-confidence']));
    assert.ok(article.find('.likely .badge').hasClass(operation['x-status-confidence']));
    assert.equal(article.find('.callout').length, operation['x-confidence'] === 'confirmed' ? 0 : 1);
  });

  test(`${id} has Java and Python calls`, () => {
    const panel = $(`article#${id} .clients`);
    assert.ok(panel.find('.call .line').length > 0);
    assert.ok(
      panel.text().includes(operation['x-sdk-generate'] === false ? 'client.' : `.${operation['x-sdk-name']}(`),
    );
    for (const name of operation['x-python-methods']) {
      assert.ok(
        panel
          .find('.call > p code')
          .toArray()
          .some((code) => $(code).text() === name),
        name,
      );
    }
  });

  test(`${id} has its examples, and curl commands that send them`, () => {
    const bodies = entries(deref(doc, operation.requestBody).node?.content).flatMap(([media, { examples }]) =>
      Object.values(examples).map((example) => ({ media, value: deref(doc, example).node.value })),
    );
    const request = $(`article#${id} .panel[aria-label="Request"]`);
    const commands = request.find('[data-view="curl"]').toArray();
    assert.equal(commands.length, Math.max(1, bodies.length));
    for (const [i, command] of commands.entries()) check($(command).text().trim(), bodies[i]);
    const shownBodies = request.find('[data-view="body"]').toArray();
    assert.deepEqual(
      shownBodies.map((body) => JSON.parse($(body).text())),
      bodies.map(({ value }) => value),
    );

    const responses = Object.values(deref(doc, operation.responses['2XX']).node.content).flatMap(({ examples }) =>
      Object.keys(examples),
    );
    assert.equal($(`article#${id} .panel[aria-label="Response"] .example`).length, responses.length);
  });

  function check(command, body) {
    const { stdout, stderr } = shell(
      `curl() { printf '%s\\0' "$@"; }\nSYNCSKETCH_USER=ada SYNCSKETCH_API_KEY=key\n${command}`,
    );
    assert.equal(stderr, '');
    const args = stdout.split('\0').slice(0, -1);
    const after = (flag) => args.flatMap((arg, i) => (arg === flag ? [args[i + 1]] : []));
    assert.equal(after('-X')[0] ?? 'GET', method.toUpperCase());
    assert.ok(after('-H').includes('Authorization: apikey ada:key'));
    const [path, query = ''] = args
      .find((arg) => arg.startsWith(doc.servers[0].url))
      .slice(doc.servers[0].url.length)
      .split('?');
    assert.match(path, new RegExp(`^${url.replace(/\{\w+\}/g, '[^/]+')}$`));
    for (const { node } of parameters.filter((parameter) => parameter.node.in === 'query' && parameter.node.required)) {
      assert.ok(new URLSearchParams(query).get(node.name), node.name);
    }
    if (body?.media === 'application/json') {
      assert.deepEqual(JSON.parse(after('--data-raw')[0]), body.value);
    } else if (body) {
      const fields = [...after('-F'), ...after('--data-urlencode')].map((field) => field.split('=')[0]);
      assert.deepEqual(fields, Object.keys(body.value));
    } else {
      assert.deepEqual(after('--data-raw'), ['get', 'delete'].includes(method) ? [] : ['']);
    }
  }
}

test('the page contains all sources of evidence', () => {
  const rows = $('tr[id^="source-"]').toArray().map(({ attribs }) => attribs.id.slice('source-'.length));
  assert.deepEqual(rows, Object.keys(doc.info['x-evidence-sources']));
});

test('the page contains all webhook events', () => {
  const events = operations(doc).filter(({ callback }) => callback);
  assert.ok(events.length > 5);
  for (const { operation } of events) {
    const article = $(`article.event#${operation.operationId}`);
    assert.ok(article.find('.badge').length > 0);
    assert.ok(article.find('.panel[aria-label="Payload"] pre').length > 0);
  }
});

test('the page contains both error formats', () => {
  assert.deepEqual(
    $('.error-format > h3 a')
      .toArray()
      .map((link) => $(link).text()),
    ['V1Error', 'V2Error'],
  );
  const errors = Object.keys(doc.components.responses).filter((name) => /^V[12]/.test(name));
  assert.deepEqual(
    $('.error-response')
      .toArray()
      .map((response) => response.attribs.id)
      .sort(),
    errors.map((name) => `response-${name}`).sort(),
  );
});

test('the page contains all forms of credentials with their confidence levels', () => {
  assert.equal($('#authentication .placement').length, 4);
  assert.equal($('#authentication .placement .badge').length, 4);
  for (const { name } of Object.values(doc.components.securitySchemes)) {
    assert.ok($('#authentication .placement').text().includes(name), name);
  }
});

test('internal links resolve and IDs are unique', () => {
  const ids = $('[id]')
    .toArray()
    .map(({ attribs }) => attribs.id);
  assert.deepEqual(
    ids.filter((id, i) => ids.indexOf(id) !== i),
    [],
  );
  const links = $('a[href^="#"]')
    .toArray()
    .map(({ attribs }) => attribs.href.slice(1));
  assert.ok(links.length > 1000);
  assert.deepEqual(
    [...new Set(links)].filter((id) => !ids.includes(id)),
    [],
  );
});

test('the page is self-contained', () => {
  assert.equal($('link, img, iframe, script[src], object, embed, form, [style], base').length, 0);
  assert.doesNotMatch($('style').text(), /url\(|@import/);
  assert.match(
    $('meta[http-equiv="Content-Security-Policy"]').attr('content'),
    /^default-src 'none'; style-src 'sha256-/,
  );
  assert.doesNotMatch(text, /\{\{\w+\}\}|\[object Object\]|>undefined</);
});

test('the page is valid HTML', () => {
  const errors = [];
  parseHtml(text, {
    sourceCodeLocationInfo: true,
    onParseError: (error) => errors.push(`${error.code} in line ${error.startLine}`),
  });
  assert.deepEqual(errors, []);
});

test('the output is reproducible', () => {
  assert.equal(build(), text);
});
