// Writes the published forms of the contract, all with x-codeSamples: YAML and JSON, the JSON without references, and
// OpenAPI 3.1. The output is reproducible.
//
//   node forms/build.js target/forms

import { dereference } from '@apidevtools/json-schema-ref-parser';
import { upgrade } from '@scalar/openapi-upgrader';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';

import { operations } from '../lint/functions/lib/contract.js';
import { codeSamples } from './samples.js';

const file = (name) => fs.readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8');
const TRACES = '../../integration-tests/src/test/resources/com/syncsketch/it/parity/wire-traces.json';
const json = (doc) => `${JSON.stringify(doc, null, 2)}\n`;
const copy = (doc) => JSON.parse(JSON.stringify(doc));
const yaml = (value) => stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });

/** Returns the text of each file by name. */
export async function forms() {
  const source = file('../syncsketch.yaml');
  const doc = parse(source);
  const samples = new Map(
    operations(doc)
      .filter(({ callback }) => !callback)
      .map((entry) => [entry.operation.operationId, entry]),
  );
  const of = codeSamples(doc, file('../../docs/python-to-java.md'), JSON.parse(file(TRACES)));
  const text = source.replace(/^( +)operationId: (\w+)\n/gm, (line, indentation, id) =>
    samples.has(id) ? line + indented({ 'x-codeSamples': of(samples.get(id)) }, indentation) : line,
  );
  const full = parse(text);
  const upgraded = upgrade(copy(full), '3.1');
  return {
    'syncsketch.yaml': text,
    'syncsketch.json': json(full),
    'syncsketch-dereferenced.json': json(await dereference(copy(full))),
    'syncsketch-3.1.yaml': yaml(upgraded),
    'syncsketch-3.1.json': json(upgraded),
  };
}

const indented = (value, indentation) =>
  yaml(value).replace(/^(?=.)/gm, indentation);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = path.resolve(process.argv[2]);
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(await forms())) fs.writeFileSync(path.join(folder, name), text);
}
