"""Plausible responses for every route that the official Python client calls. They show nothing about the real service."""

import base64
import hashlib
import io
import json
import re
import zipfile
from urllib.parse import parse_qs, unquote, urlsplit

USER = {"active": True, "email": "user@example.com", "first_name": "Sample", "last_name": "User"}


def record(kind, identifier, **fields):
    """A record with an id, which is a number if it consists of digits."""
    number = int(identifier) if re.fullmatch("-?[0-9]+", str(identifier)) else identifier
    return {
        "active": True,
        "id": number,
        "name": "%s %s" % (kind, identifier),
        "resource_uri": "/api/v1/%s/%s/" % (kind, identifier),
        **fields,
    }


def account(identifier):
    return record("account", identifier)


def project(identifier):
    return record("project", identifier, account_id=11, is_archived=False)


def review(identifier):
    return record("review", identifier, project="/api/v1/project/21/", uuid="review-uuid-%s" % identifier)


def item(identifier):
    revision = 9000 + int(identifier) if re.fullmatch("[0-9]{1,9}", str(identifier)) else 9000
    return record("item", identifier, fps=24, revision_id=revision, uuid="item-uuid-%s" % identifier)


def frame(identifier):
    return record("frame", identifier, frame=0, text="sample", type="comment")


def person(identifier):
    return record("simpleperson", identifier, **USER)


RECORDS = {
    "account": account,
    "project": project,
    "review": review,
    "item": item,
    "frame": frame,
    "simpleperson": person,
}
NEW_IDS = {"project": 201, "review": 301, "item": 401, "frame": 601}


def zip_file():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in (("greasePencil.xml", "<greasepencil/>\n"), ("frame.0001.png", "not a real png\n")):
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), text)
    return base64.b64encode(content.getvalue()).decode()


def progress(status):
    percent = 100 if status == "done" else 0
    return {
        "message": "sample",
        "percent_complete": percent,
        "progress_url": "{origin}/api/v2/shotgun/sync-review-notes/task-uuid-1/",
        "remaining_items": 0 if percent else 2,
        "status": status,
        "task_id": "task-uuid-1",
        "total_items": 2,
    }


class SampleService:
    """Answers the requests of one call. The paths of all routes end in a slash, as those of the service."""

    def __init__(self):
        self.polls = {}

    def respond(self, method, target, body, data):
        """Returns status, JSON and headers for a request."""
        parts = urlsplit(target)
        path = unquote(re.sub("^/base", "", parts.path))
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        for route_method, pattern, handler in self.ROUTES:
            match = re.fullmatch(pattern, path, re.DOTALL)
            if match and route_method == method:
                fields = body if isinstance(body, dict) else {}
                return handler(self, *match.groups(), query=query, body=fields, data=data)
        return {"status": 404, "json": {"error": "not found"}}

    def listed(self, kind, query, **_):
        limit = query.get("limit", "20")
        meta = {
            "limit": int(limit) if re.fullmatch("-?[0-9]+", limit) else 20,
            "next": None,
            "offset": int(query["offset"]) if query.get("offset", "").isdecimal() else 0,
            "previous": None,
            "total_count": 2,
        }
        return ok({"meta": meta, "objects": [RECORDS[kind](101), RECORDS[kind](102)]})

    def created(self, kind, body, **_):
        fields = {name: value for name, value in body.items() if value is not None}
        return ok({**RECORDS[kind](NEW_IDS[kind]), **fields}, 201)

    def current(self, **_):
        return ok(person(51))

    def read(self, kind, identifier, **_):
        return ok(RECORDS[kind](identifier))

    def updated(self, kind, identifier, body, **_):
        return ok({**RECORDS[kind](identifier), **body}, 202)

    def uploaded(self, _review, **_):
        return ok({**item(501), "reviews": [31]})

    def started(self, body, **_):
        given = body.get("item_data", {}).get("uuid")
        return ok({"item_id": 501, "item_uuid": given or "item-uuid-501"})

    def opened(self, body, **_):
        uuid = body.get("item_data", {}).get("uuid")
        return ok({"key": "uploads/31/%s/source file.bin" % uuid, "uploadId": "upload-0001"})

    def signed_part(self, upload, part, **_):
        url = "{origin}/s3/bucket/source.bin?partNumber=%s&uploadId=%s&X-Amz-Signature=sample%%2Bsignature%%2F0001"
        return ok({"url": url % (part, upload)})

    def signed_form(self, body, **_):
        data = body.get("item_data", {})
        uuid = data.get("uuid") or "item-uuid-502"
        fields = {
            "Content-Type": data.get("content_type") or "binary/octet-stream",
            "key": "uploads/31/%s/source" % uuid,
            "policy": "c2FtcGxlIHBvbGljeQ==",
            "x-amz-meta-item-id": "502",
            "x-amz-meta-item-uuid": uuid,
            "x-amz-signature": "sample/signature+0001=",
        }
        return ok({"fields": fields, "url": "{origin}/s3/bucket/"})

    def stored(self, data, **_):
        return {"status": 200, "headers": {"ETag": '"%s"' % hashlib.md5(data).hexdigest()}}

    def task(self, kind, one, other, **_):
        return ok("task-%s-%s-%s" % (kind, one, other))

    def polled(self, kind, task, **_):
        self.polls[task] = self.polls.get(task, 0) + 1
        if self.polls[task] == 1:
            return ok({"status": "processing"})
        if kind == "greasePencil":
            signed = "{origin}/s3/downloads/greasePencil.zip?X-Amz-Signature=sample%2Bsignature%2F0002"
            return ok({"data": {"fileName": "sample_greasePencil", "s3Path": signed}, "status": "done"})
        url = "{origin}/s3/downloads/sketch-%04d.png"
        sketches = [{"adjustedFrame": n + 1, "frame": n, "url": url % n} for n in (0, 12)]
        return ok({"data": sketches, "status": "done"})

    def checked(self, *identifiers, **_):
        number = int(identifiers[0]) if identifiers and identifiers[0].isdecimal() else 302
        items = [{"id": 821, "name": "shot 1"}, {"id": 822, "name": "shot 2"}]
        return ok({"items": items, "review_id": number})

    def synced(self, _project, _review, body, **_):
        given = json.loads(body.get("playlist_item_json", "{}"))
        given = given if isinstance(given, dict) else {}
        return ok({"id": 100 + given.get("id", 0), "name": given.get("name")})

    ROUTES = [
        ("GET", "/api/v1/person/connected/", lambda self, **_: ok({"connected": True})),
        ("GET", "/api/v1/person/tree/", lambda self, **_: ok([{"id": 11, "name": "account 11", "projects": []}])),
        ("GET", "/api/v1/simpleperson/currentUser/", current),
        ("GET", "/api/v1/([a-z]+)/", listed),
        ("GET", "/api/v1/([a-z]+)/(.+)/", read),
        ("POST", "/api/v1/([a-z]+)/", created),
        ("PATCH", "/api/v1/([a-z]+)/(.+)/", updated),
        ("GET", "/api/v2/(?:project|review)/.+/storage/", lambda self, **_: ok({"storage": 12345})),
        ("POST", "/api/v2/project/.+/duplicate/", lambda self, **_: ok(project(202))),
        ("POST", "/api/v2/review/.+/archive/", lambda self, **_: ok({"is_archived": True, "status": "ok"})),
        ("POST", "/api/v2/review/.+/restore/", lambda self, **_: ok({"is_archived": False, "status": "ok"})),
        ("PUT", "/api/v2/review/.+/sort_items/", lambda self, **_: ok({"updated_items": 2})),
        ("POST", "/api/v2/review/.+/sections/create/", lambda self, **_: ok({"uuid": "section-uuid-1"}, 201)),
        ("PUT", "/api/v2/review/.+/sections/bulk-update/", lambda self, **_: ok([{"uuid": "section-uuid-1"}])),
        ("DELETE", "/api/v2/review/.+/sections/.+/", lambda self, **_: ok({"deleted": True})),
        ("POST", "/api/v2/bulk-delete-items/", lambda self, **_: ok({"deleted": 2})),
        ("POST", "/api/v2/move-review-items/", lambda self, **_: ok({"moved": 1})),
        ("POST", "/api/v2/(?:add|remove)-users/", lambda self, **_: ok({"status": "ok"})),
        ("GET", "/api/v2/all-project-users/.+/", lambda self, **_: ok([person(51), person(52)])),
        ("GET", "/api/v2/user/.+/connections/account/.+/", lambda self, **_: ok([{"account_id": 11, "user_id": 51}])),
        ("POST", "/items/uploadToReview/(.+)/", uploaded),
        ("POST", "/uploads/stats/upload-start/", started),
        ("POST", "/uploads/multipart-upload/", opened),
        ("GET", "/uploads/multipart-upload/(.+)/sign-part/([0-9]+)/", signed_part),
        ("POST", "/uploads/multipart-upload/.+/complete/", lambda self, **_: ok({"location": "{origin}/s3/bucket/"})),
        ("POST", "/uploads/multipart-upload/.+/abort/", lambda self, **_: ok({"aborted": True})),
        ("POST", "/uploads/get-s3-signed-url/", signed_form),
        ("PUT", "/s3/bucket/.*", stored),
        ("POST", "/s3/bucket/", lambda self, **_: {"status": 204, "headers": {"ETag": '"sample-etag-of-form"'}}),
        (
            "GET",
            "/s3/downloads/.+",
            lambda self, **_: {"status": 200, "base64": zip_file(), "contentType": "application/zip"},
        ),
        ("POST", "/api/v2/downloads/(flattenedSketches|greasePencil)/(.+)/(.+)/", task),
        ("GET", "/api/v2/downloads/(flattenedSketches|greasePencil)/(.+)/", polled),
        ("POST", "/api/v2/shotgun/config/test/", lambda self, **_: ok({"status": "ok"})),
        ("POST", "/api/v2/shotgun/config/", lambda self, **_: ok({"id": 801}, 201)),
        ("GET", "/api/v2/shotgun/playlists/.+/", lambda self, **_: ok([{"code": "playlist-811", "id": 811}])),
        ("POST", "/api/v2/shotgun/sync-review-notes/review/.+/", lambda self, **_: ok(progress("processing"))),
        ("GET", "/api/v2/shotgun/sync-review-notes/.+/", lambda self, **_: ok(progress("done"))),
        (
            "POST",
            "/api/v2/shotgun/sync-notes/project/.+/review/.+/.+/",
            lambda self, **_: ok({"comments": 2, "item_name": "item 41", "sketches": 1}),
        ),
        ("POST", "/api/v2/shotgun/sync-items/project/.+/review/(.+)/check/", checked),
        ("POST", "/api/v2/shotgun/sync-items/project/(.+)/review/(.+)/", synced),
        ("POST", "/api/v2/shotgun/sync-items/project/.+/check/", checked),
    ]


def ok(value, status=200):
    return {"status": status, "json": value}
