// Hooks of Dredd. Each request meets the data of the contract's examples (the mock server with --seed examples, reset before
// each request). IDs that a server assigns, of tasks and uploads, are requested first and put into the URL.
//
// Dredd reads no schemas of OpenAPI 3 and would compare responses with an example. The hooks pass it the schemas of the
// contract, from its published form in OpenAPI 3.1, which uses JSON Schema.

const fs = require('node:fs');
const hooks = require('hooks');

// Without the formats of OpenAPI, which the validator of Dredd rejects.
const contract = JSON.parse(fs.readFileSync(process.env.CONTRACT_3_1, 'utf8'), (key, value) =>
  key === 'format' && ['int32', 'int64', 'float', 'double', 'json'].includes(value) ? undefined : value,
);

const SERVER = process.env.SYNCSKETCH_HOST;
const AUTHORIZATION = `apikey ${process.env.SYNCSKETCH_USER}:${process.env.SYNCSKETCH_API_KEY}`;
const TASK = '5f0c1c9e-4c1b-4b8e-9a53-6f3d2a7e9b10';
const UPLOAD = '2~nQ8mVtYl0aXw';

async function send(path, body) {
  const response = await fetch(SERVER + path, {
    method: 'POST',
    headers: { Authorization: AUTHORIZATION, 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
  const text = await response.text();
  return text && JSON.parse(text);
}

/** Starts the task of which the request reads the state. */
const startTask = (path) =>
  path.includes('/sync-review-notes/')
    ? send('/api/v2/shotgun/sync-review-notes/review/456/').then(({ task_id: id }) => id)
    : send(path.replace(/[^/]+\/$/, '456/789/'));

async function startUpload() {
  const size = 12884901888;
  const start = { review_id: 456, item_name: 'reel1_master.mov' };
  const { item_uuid: uuid } = await send('/uploads/stats/upload-start/', {
    ...start,
    item_data: { upload_type: 's3', uuid: null, size, content_type: null },
  });
  return send('/uploads/multipart-upload/', {
    review_id: 456,
    item_data: { name: start.item_name, uuid, noConvertFlag: false, size, content_type: null },
  });
}

// Dredd has no bodies for forms, and two requests need what another one returned.
const BODIES = {
  'multipart/form-data': ({ request }) => {
    request.headers['Content-Type'] = 'multipart/form-data; boundary=dredd';
    return '--dredd\r\nContent-Disposition: form-data; name="reviewFile"; filename="shot_010.mov"\r\n\r\nbytes\r\n--dredd--\r\n';
  },
  'application/x-www-form-urlencoded': (transaction) => {
    // A new version needs a file.
    transaction.fullPath = transaction.fullPath.replace(/itemParentId=\d+&/, '');
    return 'media_url=https%3A%2F%2Fmedia.example.com%2Fshots%2Fshot_010.mov&artist=Ada';
  },
};

async function completed({ uploadId, key }) {
  const path = `/uploads/multipart-upload/${encodeURIComponent(uploadId)}/sign-part/1/?key=${encodeURIComponent(key)}`;
  const signed = await fetch(SERVER + path, { headers: { Authorization: AUTHORIZATION } });
  const part = await fetch((await signed.json()).url, { method: 'PUT', body: 'bytes' });
  return { parts: [{ PartNumber: 1, ETag: part.headers.get('ETag') }] };
}

async function playlistItem() {
  const { items } = await send('/api/v2/shotgun/sync-items/project/20/review/456/check/', {
    playlist_code: 'Dailies 02 March',
    playlist_id: 8110,
  });
  return { playlist_item_json: JSON.stringify(items[0]) };
}

const resolve = (node) => {
  while (node?.$ref) node = node.$ref.slice(2).split('/').reduce((parent, key) => parent[key], contract);
  return node;
};

const TEMPLATES = Object.keys(contract.paths)
  // Fixed segments before parameters: /item/schema/ is not an item.
  .sort((a, b) => a.split('{').length - b.split('{').length)
  .map((template) => ({ template, pattern: new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`) }));

function schemaOf({ fullPath, request, expected }) {
  const [path] = fullPath.split('?');
  const { template } = TEMPLATES.find(({ pattern }) => pattern.test(path));
  const { responses } = contract.paths[template][request.method.toLowerCase()];
  const schema = resolve(responses[expected.statusCode])?.content?.['application/json']?.schema;
  return schema && JSON.stringify({ ...schema, components: { schemas: contract.components.schemas } });
}

hooks.beforeEach(async (transaction, done) => {
  const status = Number(transaction.expected.statusCode);
  // What else a server may return is up to its state and limits. A response of unknown structure is JSON or has no body.
  if (status >= 400 && status !== 401) transaction.skip = true;
  if (/html/.test(transaction.expected.headers['Content-Type'])) transaction.skip = true;
  if (transaction.skip) return done();
  try {
    transaction.expected.bodySchema = schemaOf(transaction);
    delete transaction.expected.body;
    await send('/__mock/reset');
    transaction.request.headers.Authorization = status === 401 ? 'apikey nobody:wrong' : AUTHORIZATION;
    if (transaction.fullPath.includes(TASK)) {
      transaction.fullPath = transaction.fullPath.replace(TASK, encodeURIComponent(await startTask(transaction.fullPath)));
    }
    if (decodeURIComponent(transaction.fullPath).includes(UPLOAD)) {
      const { uploadId, key } = await startUpload();
      transaction.fullPath = transaction.fullPath
        .replace(/multipart-upload\/[^/]+/, `multipart-upload/${encodeURIComponent(uploadId)}`)
        .replace(/key=[^&]*/, `key=${encodeURIComponent(key)}`);
      if (/\/complete\/\?/.test(transaction.fullPath)) {
        transaction.request.body = JSON.stringify(await completed({ uploadId, key }));
      }
    }
    if (/\/sync-items\/project\/\d+\/review\/\d+\/$/.test(transaction.fullPath)) {
      transaction.request.body = JSON.stringify(await playlistItem());
    }
    const body = BODIES[transaction.request.headers['Content-Type']];
    if (body) transaction.request.body = body(transaction);
  } catch (error) {
    transaction.fail = String(error);
  }
  done();
});
