// Prints the Java calls of the reference as JSON, for the Java tests. Reads the contract as JSON from standard input, so
// it needs no packages.

import fs from 'node:fs';

import { EXCEPTIONS, generatedCalls } from './java.js';

const doc = JSON.parse(fs.readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify({ calls: Object.fromEntries(generatedCalls(doc)), exceptions: EXCEPTIONS }));
