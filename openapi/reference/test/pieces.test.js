import assert from 'node:assert/strict';
import { test } from 'node:test';

import { evidence } from '../evidence.js';
import { html, join } from '../html.js';
import { json } from '../json.js';
import { markdown } from '../markdown.js';
import { constraints, fieldsOf, flat, typeOf } from '../schema.js';

test('values in HTML templates are escaped once', () => {
  const inner = html`<b>${'<&">'}</b>`;
  assert.equal(String(html`${inner}${[inner, undefined, null, false]}`), '<b>&lt;&amp;&quot;&gt;</b>'.repeat(2));
  assert.equal(String(join(['<', html`<i>`], ', ')), '&lt;, <i>');
});

test('highlighted JSON keeps its text and is escaped', () => {
  const value = { 'a<b': ['"</i>\\"', -1.5e3, true, null, {}], 'x:y': '1' };
  const text = String(json(value));
  const plain = text
    .replace(/<\/?i[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
  assert.deepEqual(JSON.parse(plain), value);
  assert.match(text, /<i class="k">"a&lt;b"<\/i>: \[/);
  assert.match(text, /<i class="n">-1500<\/i>/);
  assert.match(text, /<i class="w">null<\/i>/);
});

test('names and titles become links, and HTML is escaped', () => {
  const md = markdown({ names: new Map([['getShow', 'getShow']]), titles: new Map([['Dates', 'dates']]) });
  assert.equal(
    String(md.inline('`getShow` or `other`, see *Dates*, *not this*')),
    [
      '<a href="#getShow"><code>getShow</code></a> or <code>other</code>, ',
      'see <a href="#dates">Dates</a>, <em>not this</em>',
    ].join(''),
  );
  assert.equal(String(md.inline('[`getShow`](#x)')), '<a href="#x"><code>getShow</code></a>');
  assert.equal(String(md.inline('<script>')), '&lt;script&gt;');
});

test('undefined evidence codes and confidence levels fail the build', () => {
  const ev = evidence({
    description: '| `confirmed` | Confirmed. |\n',
    'x-evidence-sources': { PY: { title: 'A client', repository: 'https://example.org/a', path: 'b', commit: '0123456789' } },
  });
  assert.match(
    String(ev.marks({ 'x-confidence': 'confirmed', 'x-evidence': ['PY'] })),
    /Confirmed.*href="#source-PY" title="A client"/,
  );
  assert.match(
    String(ev.sources()),
    /<tr id="source-PY">.*A client<\/td>\n<td><a href="https:\/\/example.org\/a">.*<\/a><br>b<br>commit 01234567<\/td>/,
  );
  const seen = { date: '2026-03-02', status: 200, evidence: 'PY' };
  assert.match(String(ev.lastSeen({ 'x-last-seen': seen })), /Last seen<\/span> 2026-03-02, 200 <a.*source-PY/);
  assert.equal(ev.lastSeen({}), undefined);
  assert.equal(String(ev.marks({})), '');
  assert.throws(() => ev.marks({ 'x-confidence': 'guessed' }), /guessed/);
  assert.throws(() => ev.marks({ 'x-evidence': ['XX'] }), /XX/);
});

const doc = {
  components: {
    schemas: {
      Base: { type: 'object', required: ['id'], properties: { id: { type: 'integer', format: 'int64' } } },
      Show: {
        allOf: [{ $ref: '#/components/schemas/Base' }],
        required: ['name'],
        'x-expected-fields': ['word'],
        properties: { name: { type: 'string', minLength: 1 }, word: { $ref: '#/components/schemas/Word' }, more: {} },
      },
      Word: { type: 'string', maxLength: 9, 'x-secret': true },
    },
  },
};

test('fields are collected from all parts of a schema', () => {
  assert.deepEqual(
    fieldsOf(doc, { type: 'array', items: { $ref: '#/components/schemas/Show' } }).map(({ name, presence }) => [
      name,
      presence,
    ]),
    [
      ['id', 'required'],
      ['name', 'required'],
      ['word', 'expected'],
      ['more', 'optional'],
    ],
  );
});

test('type names', () => {
  const words = (schema) =>
    typeOf(doc, schema)
      .map((piece) => piece.name ?? piece)
      .join('');
  assert.equal(words({ type: 'array', items: { $ref: '#/components/schemas/Show' } }), 'array of Show');
  assert.equal(words({ type: 'string', allOf: [{ $ref: '#/components/schemas/Word' }] }), 'Word');
  assert.equal(words({ type: 'object', additionalProperties: { type: 'string' } }), 'map of string');
  assert.equal(words({ type: 'integer', format: 'int64' }), 'integer (int64)');
  assert.equal(words({ 'x-unknown-shape': true }), 'any JSON');
  assert.equal(words({ oneOf: [{ type: 'string' }, { $ref: '#/components/schemas/Show' }] }), 'string or Show');
});

test('constraint descriptions', () => {
  assert.deepEqual(constraints(flat(doc, { $ref: '#/components/schemas/Word' })), [
    'at most 9 characters',
    'secret: do not log it',
  ]);
  assert.deepEqual(constraints({ minimum: 0, maximum: 5, minLength: 1, minProperties: 1, default: 'x' }), [
    'at least 0',
    'at most 5',
    'not empty',
    'at least one field',
    'default "x"',
  ]);
});
