#!/usr/bin/env python3
"""Records what the official SyncSketch Python client sends and returns. See README.md."""

import argparse
import base64
import builtins
import contextlib
import hashlib
import importlib.util
import inspect
import io
import json
import os
import platform
import re
import runpy
import socket
import sys
import tempfile
import threading
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from sample_service import SampleService

HOST = "http://host"
OTHER_HOST = "http://other"
KEY = "0123456789abcdef0123456789abcdef01234567"
MAX_SLEEPS = 4
PART = re.compile(r"/sign-part/([0-9]+)/|[?&]partNumber=([0-9]+)")


class RecorderStopped(BaseException):
    """Raised in place of a sleep if the client would wait forever."""


class Server:
    """Records requests and responds with samples, or as the overrides of a case say."""

    def __init__(self):
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.owner = self
        self.http.daemon_threads = True
        threading.Thread(target=self.http.serve_forever, daemon=True).start()
        self.origin = "http://127.0.0.1:%d" % self.http.server_port
        self.other = "http://localhost:%d" % self.http.server_port
        self.lock = threading.Lock()
        self.reset([])

    def reset(self, overrides):
        self.service = SampleService()
        self.overrides = [dict(override) for override in overrides]
        self.requests = []

    def recorded(self, text):
        return text.replace(self.origin, HOST).replace(self.other, OTHER_HOST)

    def real(self, text):
        return text.replace(HOST, self.origin).replace(OTHER_HOST, self.other).replace("{origin}", self.origin)

    def response(self, method, target, body, data):
        response = self.service.respond(method, target, body, data)
        for override in self.overrides:
            if override.get("times", 1) < 1 or override.get("method", method) != method:
                continue
            if re.search(override["path"], urlsplit(target).path) and override.get("contains", "") in target:
                if "times" in override:
                    override["times"] -= 1
                response = changed(response, override)
                break
        if isinstance(response.get("json"), (dict, list, str)):
            text = json.dumps(response["json"]).replace("{origin}", HOST)
            response["json"] = json.loads(text)
        return response


def changed(response, override):
    fields = {name: override[name] for name in ("headers", "contentType", "base64", "text", "hang_up") if name in override}
    content = {"json", "text", "base64"} & override.keys()
    result = {"status": override.get("status", response["status"]), **fields}
    if "json" in override:
        result["json"] = override["json"]
    elif not content:
        result.update({name: response[name] for name in ("json", "base64") if name in response})
    for name in override.get("drop_keys", []):
        del result["json"][name]
    return result


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def handle_any(self):
        owner = self.server.owner
        target = self.requestline.split(" ")[1]
        length = int(self.headers.get("Content-Length", 0))
        data = self.rfile.read(length)
        body = described(self.headers.get("Content-Type"), data)
        with owner.lock:
            response = owner.response(self.command, target, body.get("value"), data)
            host = "http://" + self.headers["Host"]
            owner.requests.append(request(owner, self, host + target, target, body, response))
        if response.get("hang_up"):
            self.close_connection = True
            return
        self.send(owner, response)

    def send(self, owner, response):
        if "base64" in response:
            content = base64.b64decode(response["base64"])
        elif "json" in response:
            content = owner.real(json.dumps(response["json"])).encode()
        else:
            content = owner.real(response.get("text", "")).encode()
        self.send_response(response["status"])
        if content_type(response):
            self.send_header("Content-Type", content_type(response))
        for name, value in response.get("headers", {}).items():
            self.send_header(name, owner.real(value))
        if response["status"] != 204:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if response["status"] != 204:
            self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any

    def log_message(self, *_):
        pass


def content_type(response):
    if "contentType" in response:
        return response["contentType"]
    if "json" in response:
        return "application/json"
    return "text/html" if response.get("text") else None


def request(owner, handler, url, target, body, response):
    headers = {name: handler.headers[name] for name in ("Authorization", "Content-Type") if name in handler.headers}
    if body["kind"] == "multipart":
        headers["Content-Type"] = "multipart/form-data; boundary=BOUNDARY"
    query = {}
    for name, value in parse_qsl(urlsplit(target).query, keep_blank_values=True):
        query.setdefault(name, []).append(value)
    framing = "chunked" if "Transfer-Encoding" in handler.headers else "none"
    recorded = {"status": response["status"], "contentType": content_type(response)}
    for name in ("json", "text", "base64", "headers"):
        if response.get(name) not in (None, "") or (name == "json" and name in response):
            recorded[name] = response[name]
    if response.get("hang_up"):
        recorded = {"hangUp": True}
    return {
        "method": handler.command,
        "url": owner.recorded(url),
        "path": target.split("?")[0],
        "query": query,
        "headers": headers,
        "framing": "content-length" if "Content-Length" in handler.headers else framing,
        "body": body,
        "response": json.loads(json.dumps(recorded).replace("{origin}", HOST)),
    }


def described(media_type, data):
    kind = (media_type or "").split(";")[0].lower()
    if not data:
        return {"kind": "none"}
    if kind == "multipart/form-data":
        return {"kind": "multipart", "parts": multipart(media_type, data)}
    if kind == "application/x-www-form-urlencoded":
        fields = {}
        for name, value in parse_qsl(data.decode(), keep_blank_values=True):
            fields.setdefault(name, []).append(value)
        return {"kind": "form", "raw": data.decode(), "fields": fields}
    if kind == "application/json":
        with contextlib.suppress(ValueError):
            return {"kind": "json", "value": json.loads(data)}
    return {"kind": "bytes", "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def multipart(media_type, data):
    boundary = b"--" + re.search("boundary=(.+)", media_type).group(1).encode()
    parts = []
    for section in data.split(boundary)[1:-1]:
        head, content = section[2:-2].split(b"\r\n\r\n", 1)
        head = head.decode()
        name = re.search('; name="([^"]*)"', head)
        filename = re.search(r"; (filename\*?=[^\r\n]*)", head)
        kind = re.search("content-type: *([^\r\n]+)", head, re.IGNORECASE)
        part = {
            "name": name.group(1) if name else "",
            "filename": re.sub('^filename="(.*)"$', r"\1", filename.group(1)) if filename else None,
            "contentType": kind.group(1) if kind else None,
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        if not filename and len(content) <= 4096:
            part["value"] = content.decode()
        parts.append(part)
    return parts


class Recorder:
    """Runs cases against the recording server, in a folder that is deleted at the end."""

    def __init__(self, module, server, folder):
        self.module = module
        self.server = server
        self.folder = folder
        self.sleeps = []
        self.cases = 0
        module.time = self
        module.open = self.open
        # Only the types that Python itself knows, not those of this machine.
        module.mimetypes.knownfiles = []
        module.mimetypes.init()

    def sleep(self, seconds):
        """In place of time.sleep of the client."""
        part = inspect.currentframe().f_back.f_locals.get("part_number")
        self.sleeps.append({"seconds": seconds, **({"part": part} if part else {})})
        if len(self.sleeps) > MAX_SLEEPS and not part:
            raise RecorderStopped("would wait forever")

    def open(self, path, *args, **options):
        """In place of open of the client, which writes downloads to /tmp by default."""
        return builtins.open(re.sub("^/tmp/(?!recorder-)", self.temporary + "/", str(path)), *args, **options)

    def record(self, case):
        self.cases += 1
        work = os.path.join(self.folder, "%d" % self.cases, "one", "two")
        self.given = os.path.join(work, "dir")
        self.temporary = os.path.join(work, "tmp")
        os.makedirs(self.given)
        os.makedirs(self.temporary)
        self.sleeps = []
        self.server.reset(case.get("overrides", []))
        arguments = json.loads(json.dumps(case["args"]))
        if "file" in case:
            arguments["filepath"] = self.write(case["file"])
        if arguments.get("homedir") == "DIR":
            arguments["homedir"] = self.given
        before = json.dumps(arguments)
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            result, saved = self.result(case, arguments)
        lines = printed.getvalue()
        recorded = {
            **case,
            "canonical": getattr(self.module.SyncSketchAPI, case["method"]).__name__,
            "requests": by_part(self.server.requests),
            "sleeps": self.sleeps,
            "stdout": {"lines": lines.count("\n"), "containsKey": bool(case["auth"]["key"]) and str(case["auth"]["key"]) in lines},
            "result": result,
        }
        if json.dumps(arguments) != before:
            recorded["argsAfter"] = {name: arguments[name] for name in arguments if arguments[name] != case["args"].get(name)}
        if saved:
            recorded["savedFile"] = saved
        return recorded

    def write(self, file):
        content = bytes((i * 131 + file["seed"]) % 251 for i in range(file["size"]))
        file["sha256"] = hashlib.sha256(content).hexdigest()
        path = os.path.join(self.given, file["name"])
        with builtins.open(path, "wb") as target:
            target.write(content)
        return path

    def result(self, case, arguments):
        try:
            api = self.client(case)
            value = getattr(api, case["method"])(*case.get("positional", []), **arguments)
        except RecorderStopped:
            return {"kind": "unfinished"}, None
        except Exception as e:
            own = type(e) in (Exception, AssertionError, DeprecationWarning)
            message = {"ownWording": True} if own else {"message": self.text(str(e))}
            return {"kind": "exception", "type": type(e).__name__, **message}, None
        if hasattr(value, "status_code"):
            kind = value.headers.get("Content-Type")
            content = {"status": value.status_code, "contentType": kind}
            try:
                content["json"] = self.json(value.json())
            except ValueError:
                content["text"] = self.text(value.text)
            return {"kind": "response", **content}, None
        saved = self.saved(value) if case["method"] == "get_grease_pencil_overlays" else None
        return {"kind": "value", "value": self.json(value)}, saved

    def client(self, case):
        options = dict(case.get("options", {}))
        options["host"] = self.server.real(options.get("host", HOST))
        mode = case["auth"]["mode"]
        return self.module.SyncSketchAPI(
            case["auth"]["username"],
            case["auth"]["key"],
            useExpiringToken=mode.endswith("-token"),
            use_header_auth=mode.startswith("header-"),
            **options,
        )

    def saved(self, value):
        path = re.sub("^/tmp/(?!recorder-)", self.temporary + "/", str(value))
        if not value or not os.path.isfile(path):
            return None
        with builtins.open(path, "rb") as file:
            content = file.read()
        return {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}

    def json(self, value):
        return json.loads(self.text(json.dumps(value)), parse_constant=str)

    def text(self, text):
        text = self.server.recorded(text).replace(self.given, "DIR").replace(self.temporary, "TMP")
        text = re.sub(r'(^"?|\')/tmp/', r"\1TMP/", text)
        return re.sub("0x[0-9a-f]{8,}", "0x0", re.sub("port=[0-9]+", "port=0", text))


def by_part(requests):
    """Sorts the requests of parallel parts by part number."""

    def part(entry):
        match = PART.search(entry["url"])
        return int(match.group(1) or match.group(2)) if match else 0

    positions = [i for i, entry in enumerate(requests) if part(entry)]
    ordered = sorted((requests[i] for i in positions), key=part)
    result = list(requests)
    for i, entry in zip(positions, ordered):
        result[i] = entry
    return result


def load(source):
    spec = importlib.util.spec_from_file_location("recorded_client", os.path.join(source, "syncsketch", "syncsketch.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def case(topic, name, **settings):
    """Completes the description of a case with the usual credentials."""
    auth = {"username": "user@example.com", "key": KEY, "mode": "query-apikey", **settings.pop("auth", {})}
    method = settings.pop("method", name.split("/")[0])
    return {"case": name, "topic": topic, "method": method, "args": settings.pop("args", {}), "auth": auth, **settings}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--client", required=True, help="a checkout of github.com/syncsketch/python-api")
    parser.add_argument("--commit", required=True, help="the commit of the checkout, noted in the recordings")
    parser.add_argument("--again", help="records the cases of this file of recordings again, in place of odd_calls.py")
    parser.add_argument("output", help="the file to write")
    options = parser.parse_args()

    import requests
    import urllib3

    module = load(options.client)
    version = re.search('version="(.+?)"', open(os.path.join(options.client, "setup.py")).read()).group(1)
    if options.again:
        with open(options.again, encoding="utf-8") as file:
            wanted = ("case", "topic", "method", "args", "positional", "auth", "options", "file", "overrides")
            cases = [{name: old[name] for name in wanted if name in old} for old in json.load(file)["cases"]]
    else:
        cases = [case(*args, **settings) for args, settings in runpy.run_path("odd_calls.py")["CASES"]]
        names = [each["case"] for each in cases]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            parser.error("cases with the same name: " + ", ".join(sorted(twice)))
    with tempfile.TemporaryDirectory(prefix="recorder-") as folder:
        recorder = Recorder(module, Server(), folder)
        recorded = [recorder.record(each) for each in cases]
    write(options.output, {
        "schema": 1,
        "client": {
            "name": "syncsketch (official Python client)",
            "version": version,
            "commit": options.commit,
            "python": ".".join(platform.python_version_tuple()[:2]),
            "requests": requests.__version__,
            "urllib3": urllib3.__version__,
        },
        "count": len(recorded),
    }, recorded)
    print("%d cases" % len(recorded))


def write(path, head, cases):
    """Writes each case on a line of its own."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(json.dumps(head, sort_keys=True)[:-1] + ', "cases": [\n')
        file.write(",\n".join(json.dumps(each, sort_keys=True) for each in cases))
        file.write("\n]}\n")


if __name__ == "__main__":
    main()
