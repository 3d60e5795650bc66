// Uploads a file by each route to the mock server at a URL: node upload-routes.mjs URL USER KEY. Needs Node.js only.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";

export async function uploadByEachRoute(url, user, key) {
  const file = Buffer.from("movie of Node".repeat(100));
  const authorization = { Authorization: `apikey ${user}:${key}` };

  async function send(method, target, body, headers = {}) {
    const response = await fetch(new URL(target, url), { method, body, headers });
    const text = await response.text();
    assert.ok(response.ok, `${method} ${target}: ${response.status} ${text}`);
    return { headers: response.headers, json: text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : null };
  }

  async function call(method, path, body) {
    const headers = { "Content-Type": "application/json", ...authorization };
    return (await send(method, path, body === undefined ? undefined : JSON.stringify(body), headers)).json;
  }

  function form(fields, fileField, name) {
    const data = new FormData();
    for (const [field, value] of Object.entries(fields)) {
      data.append(field, value);
    }
    data.append(fileField, new Blob([file], { type: "video/mp4" }), name);
    return data;
  }

  const account = (await call("GET", "/api/v1/account/")).objects[0].id;
  const project = (await call("POST", "/api/v1/project/", { name: "Node", account_id: account })).id;
  const review = (await call("POST", "/api/v1/review/", { name: "Dailies", project: `/api/v1/project/${project}/` })).id;

  // By form, through the service.
  await send("POST", `/items/uploadToReview/${review}/`, form({}, "reviewFile", "form.mov"), authorization);

  // By URL; the mock server does not fetch it.
  const media = new URLSearchParams({ media_url: "http://media.example/url.mov" });
  await send("POST", `/items/uploadToReview/${review}/`, media, authorization);

  // By signed form, to the storage.
  const signed = await call("POST", "/uploads/get-s3-signed-url/", {
    review_id: review,
    item_name: "signed.mov",
    item_data: { content_type: "video/mp4", content_length: file.length },
  });
  await send("POST", signed.url, form(signed.fields, "file", "signed.mov"));

  // In parts, to the storage.
  const started = await call("POST", "/uploads/stats/upload-start/", {
    review_id: review,
    item_name: "parts.mov",
    item_data: { upload_type: "s3", size: file.length },
  });
  const opened = await call("POST", "/uploads/multipart-upload/", {
    review_id: review,
    item_data: { name: "parts.mov", uuid: started.item_uuid, size: file.length },
  });
  const upload = `/uploads/multipart-upload/${opened.uploadId}`;
  const query = `?${new URLSearchParams({ key: opened.key })}`;
  const part = (await call("GET", `${upload}/sign-part/1/${query}`)).url;
  const etag = (await send("PUT", part, file)).headers.get("ETag");
  await call("POST", `${upload}/complete/${query}`, { parts: [{ PartNumber: 1, ETag: etag }] });

  // What has arrived, by the admin API.
  const md5 = createHash("md5").update(file).digest("hex");
  const objects = (await send("GET", "/__mock/objects")).json;
  const names = objects.filter((each) => each.md5 === md5).map((each) => each.key.split("/").pop());
  assert.deepEqual(names.sort(), ["form.mov", "parts.mov", "signed.mov"]);
  const items = (await call("GET", `/api/v1/item/?reviews__project__id=${project}`)).objects;
  assert.equal(items.length, 4);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await uploadByEachRoute(...process.argv.slice(2));
  console.log("4 routes");
}
