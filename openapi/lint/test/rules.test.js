import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import core from '@stoplight/spectral-core';
import Parsers from '@stoplight/spectral-parsers';
import loader from '@stoplight/spectral-ruleset-bundler/with-loader';
import runtime from '@stoplight/spectral-runtime';

import { places, snippets } from './snippets.js';

const file = (name) => fileURLToPath(new URL(name, import.meta.url));
const base = fs.readFileSync(file('base.yaml'), 'utf8');

const spectral = new core.Spectral();
spectral.setRuleset(await loader.bundleAndLoadRuleset(file('../spectral.yaml'), { fs, fetch: runtime.fetch }));

/** Returns the rules that the base document violates after a change. */
async function codes(change) {
  const doc = JSON.parse(JSON.stringify(Parsers.Yaml.parse(base).data));
  change(places(doc));
  const results = await spectral.run(new core.Document(JSON.stringify(doc), Parsers.Json));
  return [...new Set(results.map(({ code }) => code))];
}

test('the base document is valid', async () => {
  assert.deepEqual(await codes(() => {}), []);
});

test('every custom rule has snippets', () => {
  const rules = Object.keys(spectral.ruleset.rules).filter((name) => name.startsWith('syncsketch-'));
  assert.ok(rules.length > 40);
  assert.deepEqual(
    rules.filter((name) => !snippets[name]?.length),
    [],
  );
  assert.deepEqual(
    Object.keys(snippets).filter((name) => !spectral.ruleset.rules[name]?.enabled),
    [],
  );
});

test('every custom rule is an error', () => {
  const lenient = Object.values(spectral.ruleset.rules).filter(
    ({ name, severity }) => /^syncsketch-/.test(name) && severity,
  );
  assert.deepEqual(
    lenient.map(({ name }) => name),
    [],
  );
});

for (const [rule, pairs] of Object.entries(snippets)) {
  for (const [i, [passes, fails]] of pairs.entries()) {
    test(`${rule} ${i + 1}`, async () => {
      assert.deepEqual(await codes(passes), [], 'passing snippet');
      assert.deepEqual(await codes(fails), [rule], 'failing snippet');
    });
  }
}
