"""Uploads a file by each route to the mock server at a URL: python3 upload_routes.py URL USER KEY. Needs the standard library only."""

import hashlib
import json
import sys
import urllib.parse
import urllib.request

url, user, key = sys.argv[1:]
FILE = b"movie of Python" * 100
BOUNDARY = "b0undary"


def send(method, target, body=None, headers=None):
    request = urllib.request.Request(urllib.parse.urljoin(url, target), body, headers or {}, method=method)
    with urllib.request.urlopen(request, timeout=30) as response:
        return response, response.read()


def call(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    headers = {"Authorization": f"apikey {user}:{key}", "Content-Type": "application/json"}
    _, text = send(method, path, data, headers)
    return json.loads(text) if text else None


def form(fields, file_field, name):
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
        for field, value in fields.items()
    ]
    parts.append(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{file_field}"; filename="{name}"\r\n'
        "Content-Type: video/mp4\r\n\r\n".encode() + FILE + f"\r\n--{BOUNDARY}--\r\n".encode()
    )
    return b"".join(parts), {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}


account = call("GET", "/api/v1/account/")["objects"][0]["id"]
project = call("POST", "/api/v1/project/", {"name": "Python", "account_id": account})["id"]
review = call("POST", "/api/v1/review/", {"name": "Dailies", "project": f"/api/v1/project/{project}/"})["id"]
authorization = {"Authorization": f"apikey {user}:{key}"}

# By form, through the service.
body, headers = form({}, "reviewFile", "form.mov")
send("POST", f"/items/uploadToReview/{review}/", body, {**headers, **authorization})

# By URL; the mock server does not fetch it.
media = urllib.parse.urlencode({"media_url": "http://media.example/url.mov"}).encode()
send("POST", f"/items/uploadToReview/{review}/", media,
     {"Content-Type": "application/x-www-form-urlencoded", **authorization})

# By signed form, to the storage.
signed = call("POST", "/uploads/get-s3-signed-url/", {
    "review_id": review, "item_name": "signed.mov",
    "item_data": {"content_type": "video/mp4", "content_length": len(FILE)}})
body, headers = form(signed["fields"], "file", "signed.mov")
send("POST", signed["url"], body, headers)

# In parts, to the storage.
started = call("POST", "/uploads/stats/upload-start/", {
    "review_id": review, "item_name": "parts.mov", "item_data": {"upload_type": "s3", "size": len(FILE)}})
opened = call("POST", "/uploads/multipart-upload/", {
    "review_id": review, "item_data": {"name": "parts.mov", "uuid": started["item_uuid"], "size": len(FILE)}})
upload = f'/uploads/multipart-upload/{opened["uploadId"]}'
query = "?" + urllib.parse.urlencode({"key": opened["key"]})
part = call("GET", f"{upload}/sign-part/1/{query}")["url"]
etag = send("PUT", part, FILE)[0].headers["ETag"]
call("POST", f"{upload}/complete/{query}", {"parts": [{"PartNumber": 1, "ETag": etag}]})

# What has arrived, by the admin API.
objects = json.loads(send("GET", "/__mock/objects")[1])
md5 = hashlib.md5(FILE).hexdigest()
names = sorted(each["key"].rsplit("/", 1)[1] for each in objects if each["md5"] == md5)
assert names == ["form.mov", "parts.mov", "signed.mov"], objects
items = call("GET", f"/api/v1/item/?reviews__project__id={project}")["objects"]
assert len(items) == 4, items
print("4 routes")
