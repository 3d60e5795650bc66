"""Fixtures for tests against the SyncSketch mock server. They need pytest and the standard library only.

The server is the one at SYNCSKETCH_MOCK_URL, or a process that is started once per run, for all workers of pytest-xdist.
"""

import json
import os
import subprocess
import time
import urllib.error
import urllib.request
import uuid

import pytest

URL = "SYNCSKETCH_MOCK_URL"
JAR = os.environ.get("SYNCSKETCH_MOCK_JAR", "syncsketch-mock-server.jar")
server = None


def pytest_configure(config):
    """Starts the server before the workers, which inherit the variable with its URL."""
    global server
    if URL not in os.environ:
        server = subprocess.Popen(["java", "-jar", JAR], stdout=subprocess.PIPE, text=True)
        line = server.stdout.readline()  # printed when the server is ready
        assert line.startswith("listening on "), "The mock server did not start"
        os.environ[URL] = line.split()[-1]
    elif not hasattr(config, "workerinput"):
        wait_until_ready(os.environ[URL])


def pytest_unconfigure(config):
    if server:
        del os.environ[URL]
        server.terminate()
        server.communicate()


def wait_until_ready(url, seconds=60):
    """Waits for a server in a container, which may still be starting."""
    end = time.monotonic() + seconds
    while True:
        try:
            return send("GET", url + "/__mock/")
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def send(method, url, body=None):
    data = None if body is None else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data, method=method), timeout=30) as response:
            text = response.read()
    except urllib.error.HTTPError as error:
        reason = error.read().decode()  # which says what to change
        raise AssertionError(f"{method} {url}: {error.code} {reason}") from None
    return json.loads(text) if text else None


class MockWorld:
    """A world of the server: what only the tests of one worker see. Its url, user and key configure the program under test."""

    def __init__(self, name, url, user, key, admin):
        self.name, self.url, self.user, self.key, self.admin_url = name, url, user, key, admin

    def admin(self, method, path, body=None):
        """Sends a command of the admin API to this world."""
        return send(method, f"{self.admin_url}/{path}", body)

    def reset(self):
        self.admin("POST", "reset")

    def inject(self, fault):
        self.admin("POST", "faults", fault)

    def requests(self, operation):
        """Returns the requests to an operation, which the contract names, with their responses."""
        return self.admin("GET", f"journal?operation={operation}")

    def assert_sound(self):
        """Fails if the mock server has a defect, or if a fault was never applied: such a test proves nothing."""
        assert self.admin("GET", "")["defects"] == []
        assert [each["fault"] for each in self.admin("GET", "faults") if each["applied"] == 0] == []


@pytest.fixture(scope="session")
def mock_world():
    """A world for this worker, with a name that no other run has."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    name = f"{worker}-{uuid.uuid4().hex[:8]}"
    world = MockWorld(**send("POST", os.environ[URL] + "/__mock/worlds", {"name": name}))
    yield world
    world.admin("DELETE", "")


@pytest.fixture
def mock(mock_world):
    """The world of this worker, reset before each test."""
    mock_world.reset()
    yield mock_world
    mock_world.assert_sound()
