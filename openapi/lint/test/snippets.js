// Pairs of changes to base.yaml per rule: [passes, fails]. A rule with several conditions has several pairs.
// A change receives the parts of the document that it may modify.

const ref = (name) => ({ $ref: `#/components/${name}` });
const array = (items) => ({ type: 'array', description: 'Some.', items });
const set = Object.assign;
const example = (value) => ({ Only: { summary: 'Only', value } });
const words = ({ parameters }, value) => (parameters.QueryActive['x-flag-words'] = value);
const flags = ({ schemas }, values, names) =>
  Object.assign(schemas.Flag, { enum: values, ...(names && { 'x-enum-varnames': names }) });
const number = (name) => ({
  name,
  in: 'query',
  description: 'Some.',
  example: 1,
  schema: { type: 'integer', format: 'int32' },
});
function page(operation, pagination) {
  operation.parameters.push(number('limit'), number('offset'));
  if (pagination) operation['x-pagination'] = pagination;
}
function either({ schemas, response }, oneOf) {
  set(response, { schema: ref('schemas/Either'), examples: example({ id: 1 }) });
  return (schemas.Either = { description: 'One of two.', oneOf });
}
const body = (operation) => operation.requestBody.content['application/json'].examples;

function rename(object, from, to) {
  object[to] = object[from];
  delete object[from];
}

export const places = (doc) => ({
  doc,
  paths: doc.paths,
  components: doc.components,
  schemas: doc.components.schemas,
  list: doc.paths['/api/v1/thing/'].get,
  create: doc.paths['/api/v1/thing/'].post,
  update: doc.paths['/api/v2/thing/{thing_id}/'].patch,
  hook: doc.paths['/api/v2/thing/{thing_id}/'].patch.callbacks.thingChanged['{$request.body#/name}'].post,
  thing: doc.components.schemas.Thing,
  fields: doc.components.schemas.Thing.properties,
  sent: doc.components.schemas.ThingCreate.properties,
  things: doc.components.examples.ThingList,
  news: doc.components.examples.ThingNew,
  response: doc.components.responses.ThingReply.content['application/json'],
  sources: doc.info['x-evidence-sources'],
});

export const snippets = {
  // --- Spectral rules on which the conventions depend

  'operation-tag-defined': [[({ list }) => (list.tags = ['Hooks']), ({ list }) => (list.tags = ['Nothing'])]],
  'operation-description': [[({ list }) => (list.description = 'All.'), ({ list }) => delete list.description]],
  'operation-operationId-unique': [
    [({ create }) => (create.operationId = 'listThing'), ({ create }) => (create.operationId = 'listThings')],
  ],
  'path-params': [
    [
      ({ update }) => update.parameters.reverse(),
      ({ update }) => update.parameters.push({ ...update.parameters[0], name: 'other_id' }),
    ],
  ],
  'no-$ref-siblings': [
    [({ fields }) => (fields.kind = ref('schemas/Kind')), ({ fields }) => (fields.kind.description = 'Lost.')],
  ],
  'typed-enum': [[({ schemas }) => (schemas.Flag.enum = ['1', '']), ({ schemas }) => (schemas.Flag.enum = ['1', 0])]],

  // --- document

  'syncsketch-openapi-version': [[({ doc }) => (doc.openapi = '3.0.3'), ({ doc }) => (doc.openapi = '3.0.2')]],
  'syncsketch-extension': [
    [({ fields }) => (fields['x-a'] = { ...fields.name }), ({ fields }) => (fields.name['x-a'] = 1)],
    [({ things }) => (things.value[0]['x-a'] = 1), ({ list }) => (list['x-sdkname'] = 'list')],
  ],
  'syncsketch-mark': [
    [({ fields }) => (fields.name['x-timestamp'] = true), ({ fields }) => (fields.name['x-timestamp'] = 'yes')],
    [({ fields }) => (fields.name['x-secret'] = true), ({ fields }) => (fields.name['x-secret'] = false)],
  ],
  'syncsketch-unused-component': [
    [
      // UserEntry is reachable only through x-embedded-json.
      ({ schemas }) => (schemas.UserEntry.description = 'Only in a string.'),
      ({ schemas }) => (schemas.Loop = { ...schemas.ThingParent, properties: { next: ref('schemas/Loop') } }),
    ],
    [
      ({ components, list }) => {
        components.responses.V1Gone = { description: 'Gone.' };
        list.responses[410] = ref('responses/V1Gone');
      },
      ({ components }) => (components.responses.V1Gone = { description: 'Gone.' }),
    ],
  ],
  'syncsketch-deprecated': [
    [
      ({ list }) => set(list, { deprecated: true, 'x-replacement': 'Use updateThing.' }),
      ({ list }) => (list.deprecated = true),
    ],
    [
      ({ fields }) => (fields.deprecated = { type: 'boolean', description: 'A field.', example: true }),
      ({ fields }) => (fields.width.deprecated = true),
    ],
  ],

  // --- paths and operations

  'syncsketch-path-trailing-slash': [
    [
      ({ paths }) => rename(paths, '/api/v1/thing/', '/items/uploadToReview/'),
      ({ paths }) => rename(paths, '/api/v1/thing/', '/api/v1/thing'),
    ],
  ],
  'syncsketch-path-parameter-name': [
    [
      ({ paths, update }) => {
        rename(paths, '/api/v2/thing/{thing_id}/', '/api/v2/thing/{id}/');
        update.parameters[0].name = 'id';
      },
      ({ paths, update }) => {
        rename(paths, '/api/v2/thing/{thing_id}/', '/api/v2/thing/{thingId}/');
        update.parameters[0].name = 'thingId';
      },
    ],
  ],
  'syncsketch-operation-id': [
    [({ list }) => (list.operationId = 'getS3Url'), ({ list }) => (list.operationId = 'get_s3_url')],
    [({ list }) => (list.operationId = 'l'), ({ list }) => delete list.operationId],
  ],
  'syncsketch-single-tag': [
    [({ list }) => (list.tags = ['Hooks']), ({ list }) => (list.tags = ['Hooks', 'Things'])],
    [({ create }) => (create.tags = ['Hooks']), ({ create }) => delete create.tags],
  ],
  'syncsketch-summary': [
    [({ list }) => (list.summary = 'x'.repeat(60)), ({ list }) => (list.summary = 'x'.repeat(61))],
    [({ list }) => (list.summary = 'List v1.0 things'), ({ list }) => (list.summary = 'List things.')],
    [({ list }) => (list.summary = 'List'), ({ list }) => delete list.summary],
  ],
  'syncsketch-no-operation-security': [
    [({ doc }) => doc.security.push({ key: [] }), ({ list, doc }) => (list.security = doc.security)],
  ],
  'syncsketch-sdk-name': [
    [({ list }) => (list['x-sdk-name'] = 'listV2'), ({ list }) => (list['x-sdk-name'] = 'ListV2')],
    [({ list }) => (list['x-sdk-name'] = 'imports'), ({ list }) => (list['x-sdk-name'] = 'import')],
    [({ list }) => (list['x-sdk-name'] = 'all'), ({ list }) => delete list['x-sdk-name']],
  ],
  'syncsketch-sdk-name-unique': [
    [
      ({ create }) => set(create, { tags: ['Hooks'], 'x-sdk-name': 'list' }),
      ({ create }) => (create['x-sdk-name'] = 'list'),
    ],
  ],
  'syncsketch-sdk-step-of': [
    [({ create }) => (create['x-sdk-step-of'] = ['addAll']), ({ create }) => (create['x-sdk-step-of'] = 'addAll')],
    [({ create }) => (create['x-sdk-step-of'] = []), ({ create }) => (create['x-sdk-step-of'] = ['add_all'])],
    [({ create }) => (create['x-sdk-step-of'] = ['a', 'b']), ({ create }) => (create['x-sdk-step-of'] = ['a', 'a'])],
    [
      ({ create }) => (create['x-sdk-step-of'] = ['createAll']),
      ({ create }) => (create['x-sdk-step-of'] = [create['x-sdk-name']]),
    ],
    [({ list }) => (list['x-sdk-step-of'] = ['all']), ({ thing }) => (thing['x-sdk-step-of'] = ['all'])],
    [({ update }) => (update['x-sdk-step-of'] = ['all']), ({ hook }) => (hook['x-sdk-step-of'] = ['all'])],
  ],
  'syncsketch-sdk-query-name': [
    [({ list }) => (list['x-sdk-query-name'] = 'AnyQuery'), ({ list }) => delete list['x-sdk-query-name']],
    [({ list }) => (list['x-sdk-query-name'] = 'BQuery'), ({ list }) => (list['x-sdk-query-name'] = 'queryB')],
    [
      ({ update }) => {
        update.parameters.push(ref('parameters/QueryActive'));
        update['x-sdk-query-name'] = 'UpdateQuery';
      },
      ({ update }) => (update['x-sdk-query-name'] = 'UpdateQuery'),
    ],
    [
      ({ paths, update }) => {
        paths['/api/v2/thing/{thing_id}/'].parameters = [ref('parameters/QueryActive')];
        update['x-sdk-query-name'] = 'UpdateQuery';
      },
      ({ update }) => {
        update.parameters.push(ref('parameters/QueryActive'));
        update['x-sdk-query-name'] = 'ThingQuery';
      },
    ],
  ],
  'syncsketch-sdk-parameter-name': [
    [
      ({ list }) => set(list.parameters[1], { name: 'made__gt', 'x-sdk-name': 'madeAfter' }),
      ({ list }) => set(list.parameters[1], { name: 'made__gt' }),
    ],
    [({ list }) => (list.parameters[1].name = 'owner__id'), ({ list }) => (list.parameters[1].name = 'id__in')],
    [
      ({ list }) => (list.parameters[1]['x-sdk-name'] = 'owner'),
      ({ list }) => (list.parameters[1]['x-sdk-name'] = 'the_owner'),
    ],
  ],
  'syncsketch-pagination': [
    [({ list }) => page(list, { style: 'short-page' }), ({ list }) => page(list)],
    [({ list }) => page(list, { style: 'short-page', id: 'id' }), ({ list }) => (list['x-pagination'] = { style: 'meta' })],
    [({ list }) => page(list, { style: 'meta', items: 'objects' }), ({ list }) => page(list, { style: 'meta' })],
    [({ list }) => page(list, { style: 'short-page' }), ({ list }) => page(list, { style: 'cursor' })],
    [({ list }) => page(list, { style: 'short-page' }), ({ list }) => page(list, { style: 'short-page', items: 'objects' })],
    [({ list }) => page(list, { style: 'short-page' }), ({ list }) => page(list, { style: 'short-page', size: 1 })],
  ],
  'syncsketch-python-methods': [
    [({ list }) => (list['x-python-methods'] = []), ({ list }) => delete list['x-python-methods']],
    [({ list }) => (list['x-python-methods'] = ['a_b']), ({ list }) => (list['x-python-methods'] = ['aB'])],
    [({ list }) => (list['x-python-methods'] = ['a', 'b']), ({ list }) => (list['x-python-methods'] = ['a', 'a'])],
  ],
  'syncsketch-evidence': [
    [({ update }) => (update['x-evidence'] = ['PY', 'OFF-SUP']), ({ list, thing }) => {
      thing['x-evidence'] = list['x-evidence'];
      delete list['x-evidence'];
    }],
  ],
  'syncsketch-evidence-sources': [
    [({ list }) => list['x-evidence'].push('RUN'), ({ list }) => list['x-evidence'].push('TP')],
    [
      ({ list, sources }) => {
        sources.TP = { title: 'A framework', path: 'framework', date: '2026-03-02' };
        list['x-evidence'].push('TP');
      },
      ({ sources }) => (sources.TP = { title: 'A framework', path: 'framework', date: '2026-03-02' }),
    ],
    [
      ({ list }) => (list['x-last-seen'] = { date: '2026-03-02', status: 200, evidence: 'RUN' }),
      ({ list }) => (list['x-last-seen'] = { date: '2026-03-02', status: 200, evidence: 'SEEN' }),
    ],
  ],
  'syncsketch-evidence-source': [
    [({ sources }) => (sources.PY.date = '2025-07-07'), ({ sources }) => (sources.PY.date = 'July 2025')],
    [({ sources }) => (sources.RUN.commit = '01234567') && (sources.RUN.repository = 'https://example.org'), ({ sources }) => (sources.RUN.commit = '01234567')],
    [({ sources }) => delete sources.PY.date, ({ sources }) => delete sources.RUN.date],
    [({ sources }) => (sources.RUN.url = 'https://example.org'), ({ sources }) => delete sources.RUN.path],
    [({ sources }) => (sources.RUN.title = 'Other'), ({ sources }) => (sources.RUN.author = 'Ada')],
  ],
  'syncsketch-origin': [
    [({ doc }) => (doc.info['x-providerName'] = 'example.com'), ({ doc }) => delete doc.info['x-providerName']],
    [({ doc }) => (doc.info['x-unofficialSpec'] = true), ({ doc }) => (doc.info['x-unofficialSpec'] = false)],
    [({ doc }) => (doc.info['x-origin'][0].version = '3.1'), ({ doc }) => (doc.info['x-origin'] = [])],
    [({ doc }) => (doc.info['x-origin'][0].converter = {}), ({ doc }) => delete doc.info['x-origin'][0].url],
  ],
  'syncsketch-status-confidence': [
    [({ list }) => (list['x-status-confidence'] = 'confirmed'), ({ list }) => (list['x-status-confidence'] = 'likely')],
    [({ list }) => (list['x-status-confidence'] = 'seen-in-use'), ({ list }) => delete list['x-status-confidence']],
  ],
  'syncsketch-last-seen': [
    [
      ({ list }) => (list['x-last-seen'] = { date: '2026-03-02', status: 200, evidence: 'RUN' }),
      ({ list }) => (list['x-last-seen'] = { date: '2026-13-02', status: 200, evidence: 'RUN' }),
    ],
    [
      ({ list }) => (list['x-last-seen'] = { date: '2026-03-02', status: 201, evidence: 'PY' }),
      ({ list }) => (list['x-last-seen'] = { date: '2026-03-02', status: 404, evidence: 'PY' }),
    ],
    [
      ({ list }) => (list['x-last-seen'] = { date: '2026-03-31', status: 204, evidence: 'PY' }),
      ({ list }) => (list['x-last-seen'] = { date: '2026-03-02', evidence: 'PY' }),
    ],
  ],
  'syncsketch-evidence-codes': [
    [({ thing }) => (thing['x-evidence'] = ['PY']), ({ thing }) => (thing['x-evidence'] = [])],
    [
      ({ fields }) => (fields.name['x-evidence'] = ['RUN', 'PY']),
      ({ fields }) => (fields.name['x-evidence'] = ['RUN', 'RUN']),
    ],
  ],
  'syncsketch-confidence': [
    [({ list }) => (list['x-confidence'] = 'inferred'), ({ list }) => delete list['x-confidence']],
  ],
  'syncsketch-confidence-word': [
    [({ list }) => (list['x-confidence'] = 'seen-in-use'), ({ list }) => (list['x-confidence'] = 'seen in use')],
    [
      ({ fields }) => (fields.name['x-confidence'] = 'confirmed'),
      ({ fields }) => (fields.name['x-confidence'] = 'sure'),
    ],
  ],
  'syncsketch-safe-to-repeat': [
    [({ create }) => (create['x-safe-to-repeat'] = true), ({ create }) => (create['x-safe-to-repeat'] = 'no')],
    [({ update }) => (update['x-safe-to-repeat'] = false), ({ update }) => delete update['x-safe-to-repeat']],
  ],
  'syncsketch-get-safe-to-repeat': [
    [({ update }) => (update['x-safe-to-repeat'] = false), ({ list }) => (list['x-safe-to-repeat'] = false)],
  ],

  // --- parameters

  'syncsketch-parameter-documented': [
    [
      ({ list }) => {
        delete list.parameters[1].example;
        list.parameters[1].examples = { Mine: { value: 33 } };
      },
      ({ list }) => delete list.parameters[1].example,
    ],
    [({ list }) => (list.parameters[1].description = 'Who.'), ({ list }) => (list.parameters[1].description = ' ')],
    [
      ({ components }) => (components.headers.RetryAfter.example = '7'),
      ({ components }) => delete components.headers.RetryAfter.example,
    ],
  ],
  'syncsketch-required-query': [
    [({ list }) => (list.parameters[1].required = false), ({ update }) => (update.parameters[1].name = 'part')],
  ],
  'syncsketch-flag-words': [
    [({ components }) => words(components, ['1', '0']), ({ components }) => words(components, ['1', 'no'])],
    [({ components }) => words(components, ['1', '0']), ({ components }) => words(components, ['1', '1'])],
    [({ components }) => words(components, ['1', '0']), ({ components }) => words(components, '1')],
    [
      ({ components }) => words(components, ['1', '0']),
      ({ components, schemas }) => {
        schemas.Flag.enum.push('true', 'false');
        schemas.Flag['x-enum-descriptions'].push('Yes.', 'No.');
        words(components, ['true', 'false']);
      },
    ],
    [
      ({ components }) => words(components, ['1', '0']),
      ({ list }) => (list.parameters[1]['x-flag-words'] = ['1', '0']),
    ],
  ],

  // --- responses

  'syncsketch-success-key': [
    [({ list }) => rename(list.responses, '200', '201'), ({ list }) => rename(list.responses, '200', '203')],
    [({ list }) => rename(list.responses, '200', '202'), ({ list }) => delete list.responses['2XX']],
    [
      ({ update, components }) => {
        delete update.responses[202];
        components.responses.Done = { description: 'Done.' };
        update.responses[204] = ref('responses/Done');
      },
      ({ update }) => rename(update.responses, '202', '204'),
    ],
    [
      ({ create, list }) => (create.responses = { ...list.responses }),
      ({ list }) => (list.responses[200] = ref('responses/ThingReply')),
    ],
    [
      ({ hook }) => (hook.responses[410] = { description: 'Gone.' }),
      ({ hook }) => (hook.responses.default = { description: 'Gone.' }),
    ],
  ],
  'syncsketch-error-responses': [
    [
      ({ update }) => (update.responses[409] = ref('responses/V2BadRequest')),
      ({ update }) => (update.responses[409] = { description: 'Conflict.' }),
    ],
    [
      ({ list, components }) => {
        components.responses.V1NotFound = { description: 'Not found.' };
        list.responses[404] = ref('responses/V1NotFound');
      },
      ({ list }) => delete list.responses[429],
    ],
    [
      // The upload paths answer in the first dialect.
      ({ paths }) => rename(paths, '/api/v1/thing/', '/uploads/thing/'),
      ({ paths }) => rename(paths, '/api/v1/thing/', '/api/v2/thing/'),
    ],
    [
      ({ update }) => (update.responses[409] = ref('responses/V2NotFound')),
      ({ update, components }) => {
        delete update.responses[404];
        delete components.responses.V2NotFound;
      },
    ],
  ],

  // --- schemas

  'syncsketch-inline-object': [
    [
      ({ fields }) => (fields.owners = array({ type: 'object', additionalProperties: true })),
      ({ fields }) => (fields.owners = array({ type: 'object', additionalProperties: true, properties: {} })),
    ],
    [
      ({ response }) => (response.schema = array({ type: 'string' })),
      ({ response }) => (response.schema = array({ type: 'object', additionalProperties: { type: 'string' } })),
    ],
    [
      ({ response }) => (response.schema = array(ref('schemas/Thing'))),
      ({ response }) =>
        set(response, { schema: { type: 'object', additionalProperties: true }, examples: example({}) }),
    ],
  ],
  'syncsketch-union': [
    [({ schemas }) => (schemas.Kind.example = 'x'), ({ schemas }) => (schemas.Kind.oneOf = [{ type: 'string' }])],
    [
      (parts) => either(parts, [ref('schemas/Thing'), ref('schemas/Kind')]),
      (parts) => either(parts, [ref('schemas/Thing'), { type: 'string' }]),
    ],
    [
      (parts) => either(parts, [ref('schemas/Thing'), ref('schemas/Kind')]),
      (parts) => set(either(parts, [ref('schemas/Thing'), ref('schemas/Kind')]), { nullable: true }),
    ],
    [
      ({ schemas }) => (schemas.Kind.example = 'x'),
      ({ schemas }) => (schemas.Kind.not = { type: 'integer', format: 'int32' }),
    ],
    [
      ({ fields }) => (fields.discriminator = { type: 'string', description: 'A field.', example: 'a' }),
      ({ thing }) => (thing.discriminator = { propertyName: 'id' }),
    ],
  ],
  'syncsketch-all-of': [
    [
      ({ fields }) => (fields.parent.description = 'The parent.'),
      ({ fields, things }) => {
        delete fields.parent.nullable;
        delete things.value[0].parent;
      },
    ],
    [
      ({ fields }) => (fields.parent['x-confidence'] = 'inferred'),
      ({ fields }) => fields.parent.allOf.push(ref('schemas/Thing')),
    ],
    [({ fields }) => (fields.parent.readOnly = true), ({ fields }) => (fields.parent.title = 'Parent')],
    [
      ({ fields }) => (fields.parent.type = 'object'),
      ({ fields, things }) => {
        fields.parent.type = 'string';
        delete things.value[1].parent;
      },
    ],
  ],
  'syncsketch-schema-type': [
    [
      ({ fields }) => (fields.any = ref('schemas/UnknownReply')),
      ({ fields }) => delete fields.owner_ids.items.type,
    ],
    [
      ({ schemas }) =>
        delete schemas.UnknownReply['x-unknown-shape'] && set(schemas.UnknownReply, array({ type: 'string' })),
      ({ schemas }) => set(schemas.UnknownReply, array({ type: 'string' })),
    ],
    [({ schemas }) => (schemas.UserEntry.type = 'object'), ({ schemas }) => delete schemas.UserEntry.type],
    [
      ({ fields }) => (fields.loose = { description: 'L.', 'x-loose-number': true }),
      ({ fields }) => (fields.loose = { description: 'L.' }),
    ],
  ],
  'syncsketch-schema-description': [
    [({ fields }) => delete fields.parent.description, ({ fields }) => delete fields.name.description],
    [({ schemas }) => (schemas.Thing.description = 'T.'), ({ schemas }) => delete schemas.Thing.description],
  ],
  'syncsketch-schema-has-example': [
    [
      ({ fields }) => (fields.file = { type: 'string', format: 'binary', description: 'Bytes.' }),
      ({ fields }) => delete fields.name.example,
    ],
    [({ schemas }) => (schemas.Kind.example = 'other'), ({ schemas }) => delete schemas.Kind.example],
  ],
  'syncsketch-integer-format': [
    [({ fields }) => (fields.width.format = 'int64'), ({ fields }) => delete fields.width.format],
    [
      ({ response }) => (response.schema = array({ type: 'integer', format: 'int32' })),
      ({ response }) => (response.schema = array({ type: 'integer' })),
    ],
  ],
  'syncsketch-id-width': [
    [({ fields }) => rename(fields, 'width', 'grid'), ({ fields }) => rename(fields, 'width', 'grid_id')],
    [({ fields }) => rename(fields, 'width', 'idle'), ({ fields }) => rename(fields, 'width', 'gridId')],
    [
      ({ list }) => set(list.parameters[1], { name: 'owner', schema: { type: 'integer', format: 'int32' } }),
      ({ list }) => (list.parameters[1].schema.format = 'int32'),
    ],
    [
      ({ fields }) => (fields.ids = { ...fields.owner_ids }),
      ({ fields }) => (fields.owner_ids.items.format = 'int32'),
    ],
  ],
  'syncsketch-response-open': [
    [
      ({ schemas }) => (schemas.ThingParent.additionalProperties = true),
      ({ schemas }) => (schemas.ThingParent.additionalProperties = false),
    ],
    [
      ({ schemas }) => (schemas.ThingCreate.additionalProperties = true),
      ({ schemas }) => delete schemas.ThingEvent.additionalProperties,
    ],
  ],
  'syncsketch-request-stated': [
    [
      ({ schemas }) => (schemas.ThingUpdate.additionalProperties = false),
      ({ schemas }) => delete schemas.ThingUpdate.additionalProperties,
    ],
    [
      ({ schemas }) => (schemas.UserEntry.additionalProperties = true),
      ({ schemas }) => delete schemas.UserEntry.additionalProperties,
    ],
  ],
  'syncsketch-update-optional': [
    [
      ({ schemas }) => (schemas.UserEntry.required = ['email']),
      ({ schemas }) => (schemas.ThingUpdate.required = ['name']),
    ],
  ],
  'syncsketch-open-enum': [
    [({ schemas }) => (schemas.Kind.example = 'x'), ({ schemas }) => (schemas.Kind.enum = ['movie', 'new-kind'])],
    [
      ({ schemas }) => (schemas.Kind['x-open-enum'][0].name = 'MOVIE_2'),
      ({ schemas }) => (schemas.Kind['x-open-enum'][0].name = 'Movie'),
    ],
    [({ schemas }) => schemas.Kind['x-open-enum'].pop(), ({ schemas }) => (schemas.Kind['x-open-enum'] = [])],
    [
      ({ schemas }) => (schemas.Kind['x-open-enum'][0].value = 'Movie'),
      ({ schemas }) => (schemas.Kind['x-open-enum'][0].value = 1),
    ],
    [
      ({ schemas }) => (schemas.Kind['x-open-enum'][1].name = 'STILL'),
      ({ schemas }) => (schemas.Kind['x-open-enum'][1].name = 'MOVIE'),
    ],
    [
      ({ schemas }) => (schemas.Kind['x-open-enum'][1].description = 'Still.'),
      ({ schemas }) => delete schemas.Kind['x-open-enum'][1].description,
    ],
  ],
  'syncsketch-enum-descriptions': [
    [
      ({ schemas }) => delete schemas.Flag['x-enum-descriptions'],
      ({ schemas }) => schemas.Flag['x-enum-descriptions'].pop(),
    ],
  ],
  'syncsketch-enum-varnames': [
    [(at) => flags(at, ['1', '-1'], ['ONE', 'LESS']), (at) => flags(at, ['1', '-1'])],
    [(at) => flags(at, ['1', '0'], ['ONE', 'ZERO']), (at) => flags(at, ['1', '0'], ['ONE'])],
    [(at) => flags(at, ['1', '0'], ['ONE', 'ZERO']), (at) => flags(at, ['1', '0'], ['ONE', 'ONE'])],
    [(at) => flags(at, ['1', '0'], ['ONE', 'ZERO']), (at) => flags(at, ['1', '0'], [true, 'ZERO'])],
  ],
  'syncsketch-field-names': [
    [
      ({ fields }) => (fields.item_width = { ...fields.width }),
      ({ fields }) => {
        fields.item_width = { ...fields.width };
        fields.itemWidth = { ...fields.width };
      },
    ],
  ],
  'syncsketch-embedded-json': [
    [
      ({ sent }) => (sent.users.example = '[{"email": "b@example.com"}]'),
      ({ schemas }) => (schemas.ThingUpdate.properties.name['x-embedded-json'] = 'UserEntry'),
    ],
    [
      ({ schemas, sent }) => (schemas.ThingUpdate.properties.more = { ...sent.users }),
      ({ schemas, sent }) => (schemas.ThingUpdate.properties.more = { ...sent.users, 'x-embedded-json': 'Nobody' }),
    ],
    [({ sent }) => (sent.name['x-loose-number'] = true), ({ sent }) => (sent.name['x-embedded-json-list'] = true)],
  ],
  'syncsketch-expected-fields': [
    [({ thing }) => thing['x-expected-fields'].push('kind'), ({ thing }) => thing['x-expected-fields'].push('kid')],
    [({ thing }) => delete thing['x-expected-fields'], ({ thing }) => thing['x-expected-fields'].push('name')],
  ],
  'syncsketch-required-fields': [
    [
      ({ schemas }) => (schemas.ThingEvent.required = ['thing']),
      ({ schemas }) => (schemas.ThingEvent.required = ['extra']),
    ],
  ],
  'syncsketch-secret': [
    [({ sent }) => (sent.secret.nullable = true), ({ sent }) => delete sent.secret['x-secret']],
    [({ fields }) => (fields.name['x-secret'] = true), ({ sent }) => delete sent.secret.writeOnly],
  ],

  // --- examples

  'syncsketch-body-example': [
    [
      ({ response }) => (response.examples = { ...example([]), Two: { summary: 'Two', value: [2] } }),
      ({ response }) => (response.examples = {}),
    ],
    [
      ({ components }) =>
        (components.responses.V2Forbidden.content = {
          'text/html': { schema: { type: 'string' }, examples: example('') },
        }),
      ({ components }) => (components.responses.V2Forbidden.content = { 'text/html': { schema: { type: 'string' } } }),
    ],
    [
      ({ response }) => (response.schema = array({ type: 'boolean' })),
      ({ response }) => {
        delete response.examples;
        response.example = [];
      },
    ],
    [({ response }) => (response.schema = ref('schemas/UnknownReply')), ({ response }) => delete response.schema],
  ],
  'syncsketch-example-form': [
    [
      ({ response }) => (response.examples.Other = { summary: 'O', value: 1 }),
      ({ response }) => (response.examples.Other = { value: 1 }),
    ],
    [({ things }) => (things.description = 'More.'), ({ things }) => delete things.summary],
    [
      ({ response }) => rename(response.examples, 'Anything', 'Anything2'),
      ({ response }) => rename(response.examples, 'Anything', 'any_thing'),
    ],
  ],
  'syncsketch-example-brackets': [
    [
      ({ response }) => (response.examples.Other = { summary: 'O', value: { a: ['text (string)'] } }),
      ({ response }) => (response.examples.Other = { summary: 'O', value: { a: ['(string)'] } }),
    ],
    [({ fields }) => (fields.name.example = 'A copy (2)'), ({ fields }) => (fields.name.example = '(a name)')],
  ],
  'syncsketch-media-example': [
    // Defined in components, inline, in a callback, in an error response.
    [({ things }) => (things.value[0].id = 1), ({ things }) => (things.value[0].id = '1')],
    [
      ({ response }) => (response.schema = array({ type: 'string' })),
      ({ response }) => (response.schema = { type: 'string' }),
    ],
    [({ hook }) => (body(hook).Changed.value = {}), ({ hook }) => (body(hook).Changed.value = { thing: {} })],
    [
      ({ components }) => (components.responses.V1ServerError.content['text/html'].examples.Page.value = ''),
      ({ components }) => (components.responses.V1ServerError.content['text/html'].examples.Page.value = {}),
    ],
    // null only where the schema allows it, including with allOf.
    [({ things }) => (things.value[0].name = null), ({ things }) => (things.value[0].width = null)],
    [({ things }) => (things.value[0].parent = { id: 1 }), ({ things }) => (things.value[0].parent = { id: null })],
    [({ news }) => delete news.value.users, ({ news }) => delete news.value.name],
    [({ news }) => (news.value.name = ''), ({ news }) => (news.value.extra = 1)],
    // JSON-encoded strings.
    [({ news }) => (news.value.users = '[]'), ({ news }) => (news.value.users = '[')],
    [
      ({ news }) => (news.value.users = '[{"email": "b@example.com"}]'),
      ({ news }) => (news.value.users = '[{"email": "b@example.com"}, {}]'),
    ],
    [
      ({ news, sent }) => {
        delete sent.users['x-embedded-json-list'];
        news.value.users = sent.users.example = '{"email": "b@example.com"}';
      },
      ({ news }) => (news.value.users = '{"email": "b@example.com"}'),
    ],
    // Timestamps and large numbers.
    [
      ({ things }) => (things.value[0].created = '2026-01-02T03:04:05+02:00'),
      ({ things }) => (things.value[0].created = '2026-01-02T03:04:05'),
    ],
    [({ things }) => (things.value[0].width = 2147483647), ({ things }) => (things.value[0].width = 2147483648)],
  ],
  'syncsketch-parameter-example': [
    [
      ({ components }) => (components.parameters.QueryActive.example = '0'),
      ({ components }) => (components.parameters.QueryActive.example = 1),
    ],
    [({ list }) => (list.parameters[1].example = 34), ({ list }) => (list.parameters[1].example = '34')],
    [
      ({ components }) => (components.headers.RetryAfter.example = ''),
      ({ components }) => (components.headers.RetryAfter.example = 5),
    ],
  ],
  'syncsketch-schema-example': [
    [({ fields }) => (fields.name.example = ''), ({ fields }) => (fields.name.example = 5)],
    [({ schemas }) => (schemas.Flag.default = '0'), ({ schemas }) => (schemas.Flag.default = 'no')],
    [
      ({ fields }) => (fields.created.example = '2026-01-02T03:04:05.1+00:00'),
      ({ fields }) => (fields.created.example = '2026-01-02 03:04:05Z'),
    ],
    [
      ({ fields }) => (fields.created.example = '2026-02-28T03:04:05Z'),
      ({ fields }) => (fields.created.example = '2026-02-30T03:04:05Z'),
    ],
  ],
};
