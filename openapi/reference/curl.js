// Formats a request as a curl command for a POSIX shell. Credentials are read from the environment.

import { deref, entries } from '../lint/functions/lib/contract.js';

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** Returns the URL of an example request. Lists have a limit, because the default page size differs. */
export function requestUrl(doc, { url, parameters }) {
  const nodes = parameters.map(({ node }) => node);
  const path = url.replace(/\{(\w+)\}/g, (_, name) => {
    return encodeURIComponent(nodes.find((node) => node.in === 'path' && node.name === name).example);
  });
  const query = nodes
    .filter((node) => node.in === 'query' && (node.required || node.name === 'limit'))
    .map((node) => `${node.name}=${encodeURIComponent(node.example)}`);
  return doc.servers[0].url + path + (query.length > 0 ? `?${query.join('&')}` : '');
}

/** @param example the example of the request body; undefined if the request has none */
export function curl(doc, entry, mediaType, example) {
  const { url, method, operation } = entry;
  const lines = [method === 'get' ? 'curl' : `curl -X ${method.toUpperCase()}`, quoted(requestUrl(doc, entry))];
  if (operation.security?.length !== 0) {
    lines.push('-H "Authorization: apikey $SYNCSKETCH_USER:$SYNCSKETCH_API_KEY"');
  }
  lines.push(...body(doc, url, method, operation, mediaType, example));
  return lines.join(' \\\n  ');
}

function body(doc, url, method, operation, mediaType, example) {
  if (mediaType === 'application/json') {
    return ["-H 'Content-Type: application/json'", `--data-raw ${quoted(JSON.stringify(example, null, 2))}`];
  }
  if (mediaType === 'multipart/form-data') {
    const { node } = deref(doc, operation.requestBody.content[mediaType].schema);
    return entries(example).map(([name, value]) => {
      // A file with the name in the example, because the example of the contents is only a placeholder.
      const binary = node.properties[name].format === 'binary';
      return `-F ${quoted(binary ? `${name}=@${node.properties.name.example}` : `${name}=${value}`)}`;
    });
  }
  if (mediaType) return entries(example).map(([name, value]) => `--data-urlencode ${quoted(`${name}=${value}`)}`);
  if (method === 'get' || method === 'delete') return [];
  // An empty body with a length, and a media type if the official client sends one.
  return [`-H 'Content-Type:${url.startsWith('/api/v2/downloads/') ? '' : ' application/json'}'`, "--data-raw ''"];
}
