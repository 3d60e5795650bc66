// The command of package.json itself: would it notice?

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const base = fs.readFileSync(path.join(root, 'lint/test/base.yaml'), 'utf8');
const [, ...args] = JSON.parse(fs.readFileSync(path.join(root, 'package.json'))).scripts.lint.split(' ');
// Not the command of node_modules/.bin: on Windows that is a batch file.
const cli = path.join(root, 'node_modules/@stoplight/spectral-cli/dist/index.js');
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'lint-'));
after(() => fs.rmSync(temporary, { recursive: true }));

function lint(name, text) {
  const file = path.join(temporary, `${name}.yaml`);
  if (text !== undefined) fs.writeFileSync(file, text);
  return new Promise((resolve, reject) => {
    const run = spawn(process.execPath, [cli, ...args.map((arg) => (arg === 'syncsketch.yaml' ? file : arg))], {
      cwd: root,
    });
    let output = '';
    run.stdout.on('data', (data) => (output += data));
    run.stderr.on('data', (data) => (output += data));
    run.on('error', reject).on('close', (status) => resolve({ status, output }));
  });
}

const canaries = {
  'nothing wrong': [base, 0, /No results/],
  'a warning': [base.replace('  description: A small valid contract.\n', ''), 1, /info-description/],
  'a malformed document': [base.replace('paths:', 'paths: ['), 1, /parser/],
  'a dead reference': [base.replace('schemas/Kind', 'schemas/Nobody'), 1, /invalid-ref/],
  'a duplicate key': [`${base}tags: []\n`, 1, /Duplicate key/i],
  'another kind of document': ['a: 1\n', 1, /unrecognized-format/],
  'no document': [undefined, 2, /Unmatched/],
  'an empty document': ['', 1, /unrecognized-format/],
};

test('canaries', { concurrency: true }, async (t) => {
  await Promise.all(
    Object.entries(canaries).map(([name, [text, status, words]]) =>
      t.test(name, async () => {
        const run = await lint(name.replaceAll(' ', '-'), text);
        assert.equal(run.status, status, run.output);
        assert.match(run.output, words);
      }),
    ),
  );
});
