// Prints the Java that the reference derives, for the tests of the Java side. It reads the contract as JSON from the
// standard input, so that it needs no package.

import fs from 'node:fs';

import { EXCEPTIONS, generatedCalls } from './java.js';

const doc = JSON.parse(fs.readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify({ calls: Object.fromEntries(generatedCalls(doc)), exceptions: EXCEPTIONS }));
