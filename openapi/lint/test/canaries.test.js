// Checks that the lint commands of package.json report errors.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const base = fs.readFileSync(path.join(root, 'lint/test/base.yaml'), 'utf8');
const workflow = fs.readFileSync(path.join(root, 'journeys.arazzo.yaml'), 'utf8');
const { scripts } = JSON.parse(fs.readFileSync(path.join(root, 'package.json')));
// Not node_modules/.bin, which contains a batch file on Windows.
const cli = path.join(root, 'node_modules/@stoplight/spectral-cli/dist/index.js');
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'lint-'));
after(() => fs.rmSync(temporary, { recursive: true }));

function lint(script, name, text) {
  const [, command, document, ...args] = scripts[script].split(' ');
  assert.match(document, /^(syncsketch|journeys\.arazzo)\.yaml$/);
  const file = path.join(temporary, `${name}.yaml`);
  if (text !== undefined) fs.writeFileSync(file, text);
  return new Promise((resolve, reject) => {
    const run = spawn(process.execPath, [cli, command, file, ...args], { cwd: root });
    let output = '';
    run.stdout.on('data', (data) => (output += data));
    run.stderr.on('data', (data) => (output += data));
    run.on('error', reject).on('close', (status) => resolve({ status, output }));
  });
}

const contracts = {
  'a valid contract': [base, 0, /No results/],
  'a warning': [base.replace('  description: A small valid contract.\n', ''), 1, /info-description/],
  'a malformed document': [base.replace('paths:', 'paths: ['), 1, /parser/],
  'a broken reference': [base.replace('schemas/Kind', 'schemas/Nobody'), 1, /invalid-ref/],
  'a duplicate key': [`${base}tags: []\n`, 1, /Duplicate key/i],
  'a different format': ['a: 1\n', 1, /unrecognized-format/],
  'no document': [undefined, 2, /Unmatched/],
  'an empty document': ['', 1, /unrecognized-format/],
};

const workflows = {
  'a valid workflow': [workflow, 0, /No results/],
  'a step without an operation': [workflow.replace('operationId: createFrame', 'call: it'), 1, /document-schema/],
  'a step without a description': [workflow.replace(/ +description: Upload the sample.*\n/, ''), 1, /step-description/],
  'a different format of workflow': [base, 1, /unrecognized-format/],
};

for (const [script, canaries] of Object.entries({ lint: contracts, 'lint:journeys': workflows })) {
  test(`canaries of ${script}`, { concurrency: true }, async (t) => {
    await Promise.all(
      Object.entries(canaries).map(([name, [text, status, words]]) =>
        t.test(name, async () => {
          const run = await lint(script, name.replaceAll(' ', '-'), text);
          assert.equal(run.status, status, run.output);
          assert.match(run.output, words);
        }),
      ),
    );
  });
}
