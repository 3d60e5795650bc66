import assert from 'node:assert/strict';
import { test } from 'node:test';

import { clientCalls, generatedCalls, pythonMethods } from '../java.js';

const id = (name) => ({ name, in: 'path', required: true, schema: { type: 'integer', format: 'int64' } });

const doc = {
  paths: {
    '/shows/{show_id}/': {
      parameters: [id('show_id')],
      get: operation('getShow', 'get', 'Show', {
        'x-sdk-query-name': 'ShowQuery',
        parameters: [{ name: 'fields', in: 'query', schema: { type: 'string' } }],
      }),
      patch: operation('updateShow', 'update', 'Show', { requestBody: body({ $ref: '#/components/schemas/Show' }) }),
      delete: operation('deleteShow', 'delete', 'Unknown', {}),
    },
    '/shows/{show_id}/parts/{part_number}/': {
      put: operation('signPart', 'signPart', 'Word', {
        'x-sdk-step-of': ['upload', 'uploadAll'],
        parameters: [
          { name: 'key', in: 'query', required: true, schema: { type: 'string' } },
          id('show_id'),
          { name: 'part_number', in: 'path', required: true, schema: { type: 'integer', format: 'int32' } },
        ],
      }),
      post: operation('sendFile', 'send', 'Show', { 'x-sdk-generate': false }),
    },
  },
  components: {
    schemas: {
      Show: { type: 'object', properties: { id: { type: 'integer' } } },
      Word: { type: 'string' },
      Unknown: { 'x-unknown-shape': true },
    },
  },
};

function body(schema) {
  return { content: { 'application/json': { schema } } };
}

function operation(operationId, name, schema, more) {
  const responses = { '2XX': body({ type: 'array', items: { $ref: `#/components/schemas/${schema}` } }) };
  if (schema === 'Unknown') responses['2XX'] = body({ $ref: '#/components/schemas/Unknown' });
  if (schema === 'Word') responses['2XX'] = body({ $ref: '#/components/schemas/Word' });
  return { operationId, tags: ['ShowReel'], 'x-sdk-name': name, responses, ...more };
}

const calls = generatedCalls(doc);

test('path parameters come first, the optional query last', () => {
  assert.equal(calls.get('getShow').text, 'client.showReel().get(showId, query)');
  assert.deepEqual(calls.get('getShow').parameters, [
    { type: 'long', name: 'showId' },
    { type: 'ShowQuery', name: 'query', optional: true },
  ]);
});

test('types of bodies and replies', () => {
  assert.deepEqual(calls.get('updateShow').parameters.at(-1), { type: 'Show', name: 'body' });
  assert.equal(calls.get('updateShow').returns, 'List<Show>');
  assert.equal(calls.get('deleteShow').returns, 'void');
  assert.equal(calls.get('signPart').returns, 'String');
});

test('steps are in a separate interface', () => {
  assert.equal(calls.get('signPart').text, 'client.api(ShowReelStepsApi.class).signPart(showId, partNumber, key)');
  assert.equal(calls.get('signPart').parameters[1].type, 'int');
});

test('operations excluded from generation have no generated call', () => {
  assert.equal(calls.has('sendFile'), false);
});

const methods = pythonMethods(`
| Python | Java | HTTP calls | What differs, and why |
|---|---|---|---|
| \`get_show\` | \`client.showReel().get(id)\` | GET /shows/{id}/ | Nothing. |
| \`getShow\` | \`client.showReel().get(id)\` | as \`get_show\` | Another name of \`get_show\`. |
| \`send\` | \`client.showReel().upload(id, file).await()\` | PUT /shows/{id}/ | Nothing. |
`);

const rows = (operationId, python, more) =>
  clientCalls(
    { operationId, tags: ['ShowReel'], 'x-python-methods': python, ...more },
    calls.get(operationId),
    methods,
  ).map(({ java, python: names, open }) => [
    java,
    names.flatMap(({ name, aliases }) => [name, ...aliases]),
    open === true,
  ]);

test('a Python method with the same Java call is in the same row', () => {
  assert.deepEqual(rows('getShow', ['get_show']), [
    ['client.showReel().get(showId, query)', ['get_show', 'getShow'], false],
  ]);
});

test('a Python method with another Java call is in another row', () => {
  assert.deepEqual(
    rows('getShow', ['send']).map(([java]) => java),
    ['client.showReel().get(showId, query)', 'client.showReel().upload(id, file).await()'],
  );
});

test('the client methods of a step come first', () => {
  assert.deepEqual(rows('signPart', ['send'], { 'x-sdk-step-of': ['upload', 'uploadAll'] }), [
    ['client.showReel().upload(id, file).await()', ['send'], false],
    ['client.showReel().uploadAll(…)', [], true],
    ['client.api(ShowReelStepsApi.class).signPart(showId, partNumber, key)', [], false],
  ]);
});

test('a Python method without a row fails the build', () => {
  assert.throws(() => rows('getShow', ['get_reel']), /no row for get_reel/);
});
