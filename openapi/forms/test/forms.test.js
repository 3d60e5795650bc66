// Tests of the published forms. Spectral and a validator of OpenAPI schemas both check the upgraded document.

import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Validator } from '@seriousme/openapi-schema-validator';
import { parse } from 'yaml';

import { deref, entries, mediaTypes, operations, schemas } from '../../lint/functions/lib/contract.js';
import { forms } from '../build.js';
import { literal } from '../samples.js';

const source = parse(fs.readFileSync(new URL('../../syncsketch.yaml', import.meta.url), 'utf8'));
const texts = await forms();
const docs = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, parse(text)]));
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'forms-'));
after(() => fs.rmSync(temporary, { recursive: true }));

function without(node, keys) {
  if (Array.isArray(node)) return node.map((child) => without(child, keys));
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => !keys.includes(key))
      .map(([key, child]) => [key, without(child, keys)]),
  );
}

test('YAML and JSON are the contract with code samples', () => {
  assert.deepEqual(docs['syncsketch.json'], docs['syncsketch.yaml']);
  assert.deepEqual(without(docs['syncsketch.json'], ['x-codeSamples']), source);
  assert.match(texts['syncsketch.yaml'], /^ {2}# ---- Connection$/m, 'comments are kept');
});

test('every operation has a sample in Java, Python and curl', () => {
  const requests = operations(docs['syncsketch.json']).filter(({ callback }) => !callback);
  assert.ok(requests.length > 60);
  for (const { operation } of requests) {
    const samples = operation['x-codeSamples'];
    assert.deepEqual(samples.map(({ label }) => label), ['Java', 'Python', 'curl'], operation.operationId);
    const [java, python, curl] = samples.map((sample) => sample.source);
    assert.match(java, /^ {4}client\.[\w.]+\(.*\);$/m);
    assert.match(python, /^(s\.\w+\(.*\)|requests\.\w+\()$/m);
    assert.match(curl, /^curl /);
  }
});

test('Python literals', () => {
  assert.equal(literal({ a: [true, false, null, 1.5, 'x"\n'] }), '{"a": [True, False, None, 1.5, "x\\"\\n"]}');
});

test('the form without references has none', () => {
  assert.doesNotMatch(texts['syncsketch-dereferenced.json'], /"\$ref"/);
  const { components, ...rest } = docs['syncsketch-dereferenced.json'];
  assert.deepEqual(Object.keys(components.schemas), Object.keys(source.components.schemas));
  assert.equal(operations(rest).length, operations(source).length);
});

test('the upgraded form is OpenAPI 3.1 without keywords of 3.0', () => {
  const upgraded = docs['syncsketch-3.1.json'];
  assert.deepEqual(docs['syncsketch-3.1.yaml'], upgraded);
  assert.match(upgraded.openapi, /^3\.1\.\d$/);
  assert.deepEqual(upgraded.components.examples, source.components.examples);
  const nullable = schemas(source).filter(({ schema }) => schema.nullable);
  assert.ok(nullable.length > 10);
  for (const { schema, path: at } of schemas(upgraded)) {
    assert.equal(['nullable', 'example'].find((key) => key in schema), undefined, at.join('.'));
  }
  assert.equal(operations(upgraded).length, operations(source).length);
});

for (const name of Object.keys(texts)) {
  test(`${name} is valid for a validator of OpenAPI schemas`, async () => {
    const result = await new Validator().validate(structuredClone(docs[name]));
    assert.deepEqual(result.errors ?? [], []);
    assert.equal(result.valid, true);
  });
}

test('an invalid document is not valid for the validator', async () => {
  const invalid = structuredClone(docs['syncsketch-3.1.json']);
  delete invalid.info.title;
  assert.equal((await new Validator().validate(invalid)).valid, false);
});

for (const name of ['syncsketch-3.1.yaml', 'syncsketch-3.1.json', 'syncsketch-dereferenced.json']) {
  test(`${name} is valid for Spectral`, () => {
    const ruleset = path.join(temporary, 'ruleset.yaml');
    fs.writeFileSync(
      ruleset,
      'extends: [[spectral:oas, recommended]]\nrules: {path-keys-no-trailing-slash: off, oas3-unused-component: off,' +
        ' oas3-valid-media-example: off, oas3-valid-schema-example: off}\n',
    );
    const document = path.join(temporary, name);
    fs.writeFileSync(document, texts[name]);
    const cli = fileURLToPath(new URL('../../node_modules/@stoplight/spectral-cli/dist/index.js', import.meta.url));
    const run = spawnSync(process.execPath, [cli, 'lint', document, '--ruleset', ruleset, '--fail-severity=hint'], {
      encoding: 'utf8',
    });
    assert.equal(run.status, 0, run.stdout + run.stderr);
  });
}

test('all JSON examples are valid in JSON Schema 2020-12, which OpenAPI 3.1 uses', () => {
  const doc = docs['syncsketch-3.1.json'];
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { json: true } });
  addFormats(ajv);
  ajv.addSchema({ $id: 'https://example.org/contract', ...doc });
  let count = 0;
  for (const { type, media, path: at } of mediaTypes(doc)) {
    if (type !== 'application/json') continue;
    const pointer = at.map((key) => encodeURIComponent(String(key).replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    const validate = ajv.compile({ $ref: `https://example.org/contract#/${pointer}/schema` });
    for (const [name, example] of entries(media.examples)) {
      count++;
      assert.ok(validate(deref(doc, example).node.value), `${name}: ${JSON.stringify(validate.errors)}`);
    }
  }
  assert.ok(count > 100);
});

test('the output is reproducible', async () => {
  assert.deepEqual(await forms(), texts);
});
