// Generates the reference as a single self-contained HTML file. The output is reproducible.
//
//   node reference/build.js target/reference/syncsketch-reference.html

import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

import { page } from './page.js';

const file = (name) => fs.readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8');

// With the hashes, the browser runs only this script and loads nothing from other hosts.
const hash = (text) => `'sha256-${crypto.createHash('sha256').update(text).digest('base64')}'`;

export function build() {
  const parts = page(parse(file('../syncsketch.yaml')), file('../../docs/python-to-java.md'));
  const style = file('page/page.css');
  const script = file('page/page.js');
  const allowed = `style-src ${hash(style)}; script-src ${hash(script)}`;
  const policy = `default-src 'none'; ${allowed}; base-uri 'none'; form-action 'none'`;
  const values = { ...parts, style, script, policy };
  return file('page/page.html').replace(/\{\{(\w+)\}\}/g, (_, name) => {
    if (values[name] === undefined) throw new Error(`missing value for ${name} in the template`);
    return [values[name]].flat().join('');
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = path.resolve(process.argv[2]);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, build());
}
