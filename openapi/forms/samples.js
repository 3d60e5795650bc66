// The x-codeSamples of an operation in Java, Python and curl. Nothing is written for them: the Java calls and curl commands
// are those of the reference, which tests compare with the client, and the Python calls are those that were recorded.

import { deref, entries } from '../lint/functions/lib/contract.js';
import { curl, requestUrl } from '../reference/curl.js';
import { clientCalls, generatedCalls, pythonMethods } from '../reference/java.js';

const USER = 'os.environ["SYNCSKETCH_USER"]';
const KEY = 'os.environ["SYNCSKETCH_API_KEY"]';

/**
 * @param doc the parsed contract
 * @param pythonToJava the contents of docs/python-to-java.md
 * @param traces the recorded calls of the official Python client
 * @returns a function that returns the samples of an operation
 */
export function codeSamples(doc, pythonToJava, { cases }) {
  const generated = generatedCalls(doc);
  const methods = pythonMethods(pythonToJava);
  const recorded = new Map(cases.filter(({ topic }) => topic === 'basic').map((call) => [call.case, call]));

  return (entry) => {
    const { operation } = entry;
    const calls = clientCalls(operation, generated.get(operation.operationId), methods).filter(({ open }) => !open);
    const java = calls.find((call) => call.python.length > 0) ?? calls[0];
    const [content] = entries(deref(doc, operation.requestBody).node?.content);
    const [mediaType, example] = content ? [content[0], firstExample(doc, content[1])] : [];
    return [
      sample('Java', 'Java', `try (SyncSketchClient client = SyncSketchClient.fromEnvironment()) {\n    ${java.java};\n}`),
      sample('Python', 'Python', python(doc, entry, recorded, mediaType, example)),
      sample('Shell', 'curl', curl(doc, entry, mediaType, example)),
    ];
  };
}

const sample = (lang, label, source) => ({ lang, label, source });

const firstExample = (doc, { examples }) => deref(doc, Object.values(examples)[0]).node.value;

/** The call of the official client, or a request if it has no method for the operation. */
function python(doc, entry, recorded, mediaType, example) {
  const [method] = entry.operation['x-python-methods'];
  if (!method) return request(doc, entry, mediaType, example);
  const call = recorded.get(`${method}/plain`);
  if (!call) throw new Error(`no plain call of ${method} was recorded`);
  const args = entries(call.args).map(([name, value]) => `${name}=${literal(value === 'FILE' ? 'shot_010.mov' : value)}`);
  return [
    'import os',
    'from syncsketch import SyncSketchAPI',
    '',
    `s = SyncSketchAPI(${USER}, ${KEY}, use_header_auth=True)`,
    `s.${method}(${args.join(', ')})`,
  ].join('\n');
}

function request(doc, entry, mediaType, example) {
  if (mediaType && mediaType !== 'application/json') throw new Error(`no sample for ${mediaType}`);
  const json = mediaType ? [`    json=${literal(example)},`] : [];
  return [
    'import os',
    'import requests',
    '',
    `requests.${entry.method}(`,
    `    ${JSON.stringify(requestUrl(doc, entry))},`,
    `    headers={"Authorization": "apikey " + ${USER} + ":" + ${KEY}},`,
    ...json,
    '    allow_redirects=False,',
    '    timeout=60,',
    ')',
  ].join('\n');
}

/** Formats JSON as a Python literal. */
export function literal(value) {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object') return `{${entries(value).map(([name, of]) => `${literal(name)}: ${literal(of)}`).join(', ')}}`;
  return JSON.stringify(value);
}
