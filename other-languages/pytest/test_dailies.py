import urllib.error

import pytest
from dailies import Dailies


@pytest.fixture
def dailies(mock):
    return Dailies(mock.url, mock.user, mock.key, pause=0)


@pytest.mark.parametrize("number", range(8))
def test_project_is_created_once(mock, dailies, number):
    dailies.create_project(f"Dailies {number}")

    assert dailies.project_names() == [f"Dailies {number}"]
    (created,) = mock.requests("createProject")
    assert created["response"]["status"] == 201


def test_overloaded_server_is_asked_again(mock, dailies):
    mock.inject({"on": "createProject", "first": 2, "do": {"response": {"status": 503}}})

    dailies.create_project("Dailies")

    assert [request["response"]["status"] for request in mock.requests("createProject")] == [503, 503, 201]


def test_rejected_key_is_an_error(mock):
    with pytest.raises(urllib.error.HTTPError, match="401"):
        Dailies(mock.url, mock.user, "wrong").project_names()
