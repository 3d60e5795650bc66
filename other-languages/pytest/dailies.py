"""The program under test: creates a project for the dailies of a day. A server that is overloaded is asked again."""

import json
import time
import urllib.error
import urllib.request


class Dailies:
    def __init__(self, url, user, key, attempts=3, pause=1.0):
        self.url, self.attempts, self.pause = url, attempts, pause
        self.headers = {"Authorization": f"apikey {user}:{key}", "Content-Type": "application/json"}

    def create_project(self, name):
        account = self._send("GET", "/api/v1/account/")["objects"][0]
        return self._send("POST", "/api/v1/project/", {"name": name, "account_id": account["id"]})

    def project_names(self):
        return [project["name"] for project in self._send("GET", "/api/v1/project/")["objects"]]

    def _send(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, self.headers, method=method)
        for attempt in range(1, self.attempts + 1):
            try:
                with urllib.request.urlopen(request, timeout=30) as response:
                    return json.load(response)
            except urllib.error.HTTPError as error:
                if error.code != 503 or attempt == self.attempts:
                    raise
                time.sleep(self.pause)
