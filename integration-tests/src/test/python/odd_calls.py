"""Calls with unusual arguments, credentials and responses. The topic of a case is the kind of what is unusual."""

CASES = []
BOM = "\ufeff"
MOV = {"name": "clip.mov", "seed": 1, "size": 2048}
HTML = "<html><body><h1>Sign in to the network</h1></body></html>"
HEADER = {"mode": "header-apikey"}


def add(topic, name, **settings):
    CASES.append(((topic, name), settings))


def override(path, method="GET", **response):
    return {"method": method, "path": path, **response}


# Ids and other texts that become a part of a path.

for name, value in {
    "slash": "1/2",
    "encoded-slash": "1%2F2",
    "percent-encoded": "%32%31",
    "percent": "100%",
    "hash": "21#top",
    "question": "21?x=1",
    "dots": "..",
    "dots-and-slash": "21/../22",
    "encoded-dots": "%2e%2e",
    "space-around": " 21 ",
    "unicode": "\u65e5\u672c",
    "empty": "",
    "none": None,
    "plus": "+21",
    "zeros": "021",
    "line-break": "21\n",
    "semicolon": "21;x=1",
    "backslash": "21\\22",
}.items():
    add("path", "get_project_by_id/path-" + name, args={"project_id": value})

for method, argument, value in [
    ("get_review_by_id", "review_id", "31/../32"),
    ("get_item", "item_id", "41#1"),
    ("get_user_by_id", "user_id", "51?x"),
    ("get_project_storage", "project_id", "21/x"),
    ("get_review_storage", "review_id", ""),
    ("get_users_by_project_id", "project_id", "%32"),
    ("archive_review", "review_id", "31 32"),
    ("restore_project", "project_id", None),
    ("delete_item", "item_id", "../review/31"),
    ("shotgrid_sync_review_notes", "review_id", "31/x"),
]:
    add("path", method + "/path-text", args={argument: value})

for name, value in {
    "slash": "a/b",
    "dots": "..",
    "encoded": "a%2Fb",
    "encoded-letter": "%41b",
    "encoded-dots": "%2e%2e",
    "encoded-twice": "%2541",
    "percent": "100%",
    "percent-alone": "%",
    "percent-invalid": "a%zzb",
    "slash-at-end": "a/",
    "slash-only": "/",
    "climbs": "a/../b",
    "line-break": "a\nb",
    "brackets": "{a}[b]",
    "space": "a b",
    "unicode": "\u00e9",
    "hash": "a#b",
    "question": "a?b",
    "empty": "",
    "none": None,
    "number": 7,
}.items():
    add("path", "delete_review_section/path-" + name, args={"review_id": 31, "section_uuid": value})
    add("path", "get_shotgrid_sync_review_notes_progress/path-" + name, args={"task_id": value})

for name, value in {"han": "\u65e5 \u672c", "quote": 'a"b', "semicolon": "a;b", "plus": "a+b", "at": "a@b:c"}.items():
    add("path", "delete_review_section/path-" + name, args={"review_id": 31, "section_uuid": value})

add("path", "get_connections_by_user_id/path-account", args={"user_id": 51, "account_id": "11/12"})
add("path", "shotgrid_get_playlists/path-project", args={"syncsketch_account_id": 11, "syncsketch_project_id": "21/22"})
add("path", "add_media_by_url/path-review", args={"review_id": "31?x", "media_url": "https://example.com/a.mov"})
add("path", "add_comment/path-item", args={"item_id": "41/x", "review_id": 31, "text": "a"})
add("path", "get_flattened_annotations/path-review", args={"review_id": "31/x", "item_id": 41})
for name, upload in {"slash": "a/b", "unicode": "\u00e9", "dots": "..", "query": "a?b", "percent": "a%2Fb"}.items():
    opened = override("/uploads/multipart-upload/$", "POST", json={"key": "a b/c&d=e+f%2F\u00e9", "uploadId": upload})
    add("path", "upload_file/path-upload-" + name, args={"review_id": 31, "filepath": "FILE"}, file=dict(MOV), auth=HEADER, overrides=[opened])
for name, task in {"slash": "a/b", "query": "a?b=c", "unicode": "\u00e9", "empty": "", "number": 7, "null": None}.items():
    started = override("/greasePencil/31/41/", "POST", json=task)
    add("path", "get_grease_pencil_overlays/path-task-" + name, args={"review_id": 31, "item_id": 41, "homedir": "DIR"}, overrides=[started])

# Texts that look percent-encoded, and other texts that a query or a body must not change.

for name, value in {
    "percent-letter": "%41",
    "percent-slash": "a%2Fb",
    "percent-percent": "%25",
    "percent-alone": "100%",
    "percent-invalid": "%zz",
    "plus": "1+1=2",
    "hash": "a#b",
    "pairs": "a=b&c=d",
    "brackets": "{name} [1] <x>",
    "tilde": "~-._*'()!",
    "astral": "\U0001f3ac",
    "line-break": "a\r\nb",
    "nul": "a\x00b",
    "spaces": "  a  b  ",
}.items():
    add("encoded", "get_projects_by_name/encoded-" + name, args={"name": value})
    add("encoded", "create_project/encoded-" + name, args={"account_id": 11, "name": value, "description": value})

for method, argument in [
    ("get_review_by_name", "name"),
    ("get_review_by_uuid", "uuid"),
    ("get_users_by_name", "name"),
    ("get_user_by_email", "email"),
]:
    for name, value in {"percent-letter": "%41", "percent-slash": "a%2Fb", "empty": "", "plus": "a+b@example.com"}.items():
        add("encoded", "%s/encoded-%s" % (method, name), args={argument: value})

for name, value in {"letter": "%41", "slash": "%2F", "percent": "100%", "braces": "{id}", "comma": "a,b"}.items():
    add("encoded", "get_media/encoded-" + name, args={"searchCriteria": {"name": value, "reviews__name": value}})
    add("encoded", "get_accounts/encoded-fields-" + name, args={"fields": [value, "id"]})
    url = "https://example.com/" + value + ".mov?a=" + value
    add("encoded", "add_media_by_url/encoded-" + name, args={"review_id": 31, "media_url": url, "artist_name": value})
    add("encoded", "add_media/encoded-" + name, args={"review_id": 31, "filepath": "FILE", "artist_name": value, "file_name": value}, file=dict(MOV))
    add("encoded", "upload_file/encoded-" + name, args={"review_id": 31, "filepath": "FILE", "file_name": value + ".mov"}, file=dict(MOV), auth=HEADER)
    add("encoded", "add_comment/encoded-" + name, args={"item_id": 41, "review_id": 31, "text": value})

for name, value in {"percent": "100%.mov", "encoded": "a%2Fb%41.mov", "hash": "a#b.mov", "quote": 'a"b.mov', "unicode": "\u65e5.mov", "semicolon": "a;b.mov"}.items():
    file = {"name": value, "seed": 3, "size": 64}
    add("encoded", "add_media/encoded-file-" + name, args={"review_id": 31, "filepath": "FILE"}, file=dict(file))

# Odd and empty credentials.

CREDENTIALS = {
    "user-none": {"username": None},
    "key-none": {"key": None},
    "user-empty": {"username": ""},
    "key-empty": {"key": ""},
    "user-blank": {"username": "  "},
    "key-blank": {"key": " "},
    "user-line-break": {"username": "user\n"},
    "key-line-break": {"key": "secret\r\nX-Other: 1"},
    "key-tab": {"key": "a\tb"},
    "key-nul": {"key": "a\x00b"},
    "user-latin": {"username": "us\u00e9r"},
    "user-unicode": {"username": "\u65e5\u672c"},
    "key-unicode": {"key": "cl\u00e9-\u65e5"},
    "user-colon": {"username": "a:b"},
    "key-colon": {"key": "a:b"},
    "user-space": {"username": "Ada Lovelace"},
    "user-space-around": {"username": " ada "},
    "key-space-around": {"key": " secret "},
    "key-percent": {"key": "%41%2F"},
    "key-reserved": {"key": "a&b=c#d?e/f+g"},
    "key-number": {"key": 42},
    "user-number": {"username": 42},
    "user-bool": {"username": True},
    "key-list": {"key": ["a", "b"]},
    "key-dict": {"key": {"a": "b"}},
}
for name, values in CREDENTIALS.items():
    for mode in ("query-apikey", "header-apikey") if name != "user-colon" else ("query-token", "header-token"):
        add("credentials", "get_project_by_id/%s-%s" % (name, mode), args={"project_id": 21}, auth={"mode": mode, **values})
for mode in ("query-token", "header-token"):
    add("credentials", "update_project/token-unicode-" + mode, args={"project_id": 21, "data": {"name": "a"}}, auth={"mode": mode, "username": "\u00e9", "key": "\u00e9"})
    add("credentials", "add_media/token-empty-" + mode, args={"review_id": 31, "filepath": "FILE"}, file=dict(MOV), auth={"mode": mode, "key": ""})
    add("credentials", "get_flattened_annotations/token-percent-" + mode, args={"review_id": 31, "item_id": 41}, auth={"mode": mode, "key": "%41+b"})
add("credentials", "add_media_by_url/key-line-break", args={"review_id": 31, "media_url": "https://example.com/a.mov"}, auth={"key": "a\nb"})
add("credentials", "add_media/key-reserved", args={"review_id": 31, "filepath": "FILE"}, file=dict(MOV), auth={"key": "a&b=c#d?e/f+g %41\u00e9"})
add("credentials", "upload_file/key-empty", args={"review_id": 31, "filepath": "FILE"}, file=dict(MOV), auth={"mode": "header-apikey", "key": ""})
add("credentials", "is_connected/key-none-not-raw", args={}, auth={"key": None})
for name, host in {
    "empty": "",
    "no-scheme": "host",
    "slashes": "http://host///",
    "query": "http://host/?a=b",
    "fragment": "http://host/#a",
    "user": "http://user:secret@host",
    "folder-with-space": "http://host/a b/",
    "folder-encoded": "http://host/a%20b",
    "spaces": " http://host ",
    "upper-case": "HTTP://HOST",
    "other-scheme": "ftp://host",
}.items():
    add("credentials", "get_project_by_id/host-" + name, args={"project_id": 21}, options={"host": host})

# A search that carries its own credentials, or other parameters of the client.

for name, criteria in {
    "key": {"api_key": "other"},
    "user": {"username": "other@example.com"},
    "both": {"api_key": "other", "username": "other@example.com", "active": 1},
    "token": {"token": "other", "email": "other@example.com"},
    "limit": {"limit": -1},
    "fields": {"fields": "id"},
    "format": {"format": "xml"},
    "none": {"name": None},
    "bool": {"active": True},
    "float": {"duration__gt": 1.5},
    "list": {"id__in": [41, 42]},
    "list-text": {"reviews__name": ["a b", "c&d"]},
    "empty-list": {"id__in": []},
    "dict": {"name": {"a": 1}},
    "empty": {},
    "empty-name": {"": "a"},
    "empty-value": {"name": ""},
    "odd-name": {"a b&c": "d", "\u00e9": "e"},
    "huge": {"id": 10**30},
    "range": {"created__range": "2026-01-01,2026-02-01"},
    "date": {"created__gte": "2026-01-01T00:00:00Z"},
}.items():
    add("search", "get_media/search-" + name, args={"searchCriteria": criteria})
for name, criteria in {"key": {"api_key": "other"}, "user": {"username": "other"}, "token": {"token": "other", "email": "x"}}.items():
    for mode in ("header-apikey", "query-token"):
        add("search", "get_media/search-%s-%s" % (name, mode), args={"searchCriteria": criteria, "fields": ["id"]}, auth={"mode": mode})
add("search", "get_item/data-credentials", args={"item_id": 41, "data": {"api_key": "other", "review_id": 31}})
add("search", "get_item/data-odd", args={"item_id": 41, "data": {"review_id": "31", "a b": "c&d", "flag": False, "none": None}})
add("search", "get_item/data-list", args={"item_id": 41, "data": {"review_id": [31, 32]}})
add("search", "get_item/data-empty", args={"item_id": 41, "data": {}})
add("search", "get_item/data-not-dict", args={"item_id": 41, "data": "review_id=31"})
add("search", "get_media/not-dict", args={"searchCriteria": "name=a"})
add("search", "get_media/none", args={"searchCriteria": None})
add("search", "get_media/list", args={"searchCriteria": [["name", "a"]], "fields": ["id"]})

# Arguments of other types, and numbers that are out of range.

for name, value in {
    "zero": 0,
    "negative": -1,
    "float": 21.0,
    "fraction": 1.5,
    "true": True,
    "list": [21, 22],
    "dict": {"id": 21},
    "beyond-long": 2**64,
    "max-long": 2**63 - 1,
    "exponent": 1e20,
}.items():
    add("arguments", "get_project_by_id/id-" + name, args={"project_id": value})
    add("arguments", "update_item/id-" + name, args={"item_id": value, "data": {"name": "a"}})
    add("arguments", "upload_file/workers-" + name, args={"review_id": 31, "filepath": "FILE", "max_workers": value}, file=dict(MOV), auth=HEADER)
for name, value in {"none": None, "text": "31", "words": "thirty"}.items():
    add("arguments", "add_comment/frame-" + name, args={"item_id": 41, "review_id": 31, "text": "a", "frame": value})
    add("arguments", "get_items_by_review_id/id-" + name, args={"review_id": value})
    add("arguments", "get_annotations/item-" + name, args={"item_id": value})
    add("arguments", "get_annotations/review-" + name, args={"item_id": 41, "review_id": value})
    add("arguments", "create_review/project-" + name, args={"project_id": value, "name": "a"})
    add("arguments", "create_project/account-" + name, args={"account_id": value, "name": "a"})
    add("arguments", "add_media/parent-" + name, args={"review_id": 31, "filepath": "FILE", "itemParentId": value}, file=dict(MOV))

for name, limit, offset in [
    ("zero", 0, 0),
    ("negative", -1, -1),
    ("huge", 10**9, 10**9),
    ("beyond-int", 2**31, 2**40),
    ("text", "5", "10"),
    ("words", "all", "last"),
    ("none", None, None),
    ("float", 5.0, 0.5),
    ("bool", True, False),
    ("list", [5], [10]),
]:
    add("arguments", "get_projects/page-" + name, args={"limit": limit, "offset": offset})
    add("arguments", "get_reviews_by_project_id/page-" + name, args={"project_id": 21, "limit": limit, "offset": offset})

for name, value in {
    "none": None,
    "false": False,
    "number": 3,
    "dict": {"id": 1},
    "numbers": [1, 2],
    "nested": [["id"], "name"],
    "null-inside": ["id", None],
    "comma-inside": ["id,name", "code"],
    "empty-text": "",
    "empty-name": [""],
    "spaces": "id, name",
    "twice": ["id", "id"],
    "bool-true": True,
}.items():
    add("arguments", "get_projects_by_name/fields-" + name, args={"name": "a", "fields": value})

for name, value in {"none": None, "number": 5, "list": ["a"]}.items():
    add("arguments", "get_projects_by_name/name-" + name, args={"name": value})
    add("arguments", "get_review_by_uuid/uuid-" + name, args={"uuid": value})
    add("arguments", "get_user_by_email/email-" + name, args={"email": value})
    add("arguments", "get_users_by_name/name-" + name, args={"name": value})
    add("arguments", "create_project/name-" + name, args={"account_id": 11, "name": value, "description": value})
    add("arguments", "create_review/name-" + name, args={"project_id": 21, "name": value})
    add("arguments", "create_review_section/name-" + name, args={"review_id": 31, "name": value, "item_ids": [41]})
    add("arguments", "add_comment/text-" + name, args={"item_id": 41, "review_id": 31, "text": value})
    add("arguments", "add_media_by_url/url-" + name, args={"review_id": 31, "media_url": value})
    add("arguments", "add_media/artist-" + name, args={"review_id": 31, "filepath": "FILE", "artist_name": value}, file=dict(MOV))
    add("arguments", "upload_file/name-" + name, args={"review_id": 31, "filepath": "FILE", "file_name": value}, file=dict(MOV), auth=HEADER)
    add("arguments", "upload_file/uuid-" + name, args={"review_id": 31, "filepath": "FILE", "item_uuid": value}, file=dict(MOV), auth=HEADER)
    add("arguments", "duplicate_project/name-" + name, args={"project_id": 21, "name": value, "copy_users": value, "copy_reviews": 1})
    add("arguments", "get_connections_by_user_id/flags-" + name, args={"user_id": 51, "account_id": 11, "include_inactive": value, "include_archived": value})
    add("arguments", "get_projects/flags-" + name, args={"include_tags": value, "include_connections": value})
    add("arguments", "get_tree/flag-" + name, args={"withItems": value})
    add("arguments", "get_flattened_annotations/flags-" + name, args={"review_id": 31, "item_id": 41, "with_tracing_paper": value, "return_as_base64": value})
    add("arguments", "add_users_to_project/users-" + name, args={"project_id": 21, "users": value})
    add("arguments", "add_users_to_workspace/note-" + name, args={"workspace_id": 11, "users": [{"email": "a@example.com", "permission": "admin"}], "note": value})
    add("arguments", "update_review_sections/data-" + name, args={"review_id": 31, "data": value})
    add("arguments", "bulk_delete_items/ids-type-" + name, args={"item_ids": value})
    add("arguments", "move_items/data-" + name, args={"new_review_id": 32, "item_data": value})
    add("arguments", "shotgrid_sync_review_items/code-" + name, args={"syncsketch_project_id": 21, "playlist_code": value, "playlist_id": 811})
    add("arguments", "shotgrid_get_playlists/shotgun-project-" + name, args={"syncsketch_account_id": 11, "syncsketch_project_id": 21, "shotgun_project_id": value})
    add("arguments", "add_item/fps-" + name, args={"review_id": 31, "name": "a", "fps": value, "additional_data": {}})
    add("arguments", "update_item/name-" + name, args={"item_id": 41, "data": {"name": value}})
    add("arguments", "update_project/data-type-" + name, args={"project_id": 21, "data": value})
    add("arguments", "sort_review_items/items-" + name, args={"review_id": 31, "items": value})

for name, items in {
    "text-id": [{"id": "41", "sortorder": 0}],
    "no-order": [{"id": 41}],
    "no-id": [{"sortorder": 0}],
    "float-order": [{"id": 41, "sortorder": 0.5}],
    "negative-order": [{"id": 41, "sortorder": -1}],
    "numbers": [41, 42],
    "nulls": [None],
    "twice": [{"id": 41, "sortorder": 0}, {"id": 41, "sortorder": 1}],
    "more-fields": [{"id": 41, "sortorder": 0, "group": "a"}],
    "one-based": [{"id": 41, "sortorder": 1}, {"id": 42, "sortorder": 2}],
}.items():
    add("arguments", "sort_review_items/entries-" + name, args={"review_id": 31, "items": items})
for name, data in {
    "date-as-text": {"created": "2026-02-30", "due": "tomorrow"},
    "null": {"name": None, "description": None},
    "nested": {"settings": {"a": [1, {"b": None}]}},
    "bool-as-text": {"active": "true"},
    "bool-as-number": {"active": 1, "is_public": 0},
    "number-as-text": {"sortorder": "3"},
    "float": {"sortorder": 1.5},
    "huge": {"duration": 1e300},
    "empty-name": {"": 1},
    "unknown": {"color": "blue"},
    "list": {"name": ["a"]},
    "tags": {"tags": ["a", "b"]},
}.items():
    add("arguments", "update_project/data-" + name, args={"project_id": 11, "data": data})
    add("arguments", "create_project/data-" + name, args={"account_id": 11, "name": "a", "data": data})
    add("arguments", "add_item/data-" + name, args={"review_id": 31, "name": "a", "fps": 24, "additional_data": data})
for name, users in {
    "text": ["a@example.com"],
    "null": [None],
    "no-permission": [{"email": "a@example.com"}],
    "odd-permission": [{"email": "a@example.com", "permission": "owner"}],
    "number-permission": [{"email": "a@example.com", "permission": 1}],
    "empty": [{}],
    "id-as-text": [{"id": "51"}],
    "unknown": [{"email": "a@example.com", "permission": "viewer", "color": "blue"}],
    "no-email": [{"email": None, "permission": "viewer"}],
}.items():
    add("arguments", "add_users_to_project/entries-" + name, args={"project_id": 21, "users": users})
    add("arguments", "remove_users_from_workspace/entries-" + name, args={"workspace_id": 11, "users": users})
for name, ids in {"texts": ["41", "42"], "nulls": [None], "zero": [0], "negative": [-1], "twice": [41, 41], "float": [41.0], "mixed": [41, "a"], "huge": [2**64]}.items():
    add("arguments", "bulk_delete_items/ids-" + name, args={"item_ids": ids})
    add("arguments", "create_review_section/ids-" + name, args={"review_id": 31, "name": "a", "item_ids": ids})
for name, entries in {"texts": [{"review_id": "31", "item_id": "41"}], "no-review": [{"item_id": 41}], "numbers": [41], "null": [None], "zero": [{"review_id": 0, "item_id": 0}]}.items():
    add("arguments", "move_items/entries-" + name, args={"new_review_id": 32, "item_data": entries})
for name, size in {"zero": 0, "negative": -1, "one": 1, "float": 5242880.0, "text": "5242880", "none": None, "huge": 2**40, "bool": True}.items():
    add("arguments", "upload_file/chunk-size-" + name, args={"review_id": 31, "filepath": "FILE", "chunk_size": size}, file={"name": "clip.mov", "seed": 1, "size": 7}, auth=HEADER)
for name, data in {
    "url-number": {"url": 5, "username": "u", "key": "k"},
    "url-none": {"url": None, "username": None, "key": None},
    "empty": {"url": "", "username": "", "key": ""},
    "more": {"url": "https://shotgrid.example.com", "username": "u", "key": "k", "account": 99, "color": "blue"},
    "list": ["url", "username", "key"],
}.items():
    add("arguments", "shotgrid_create_config/data-" + name, args={"syncsketch_account_id": 11, "data": data})
for method in ("archive_project", "get_review_storage"):
    argument = "project_id" if "project" in method else "review_id"
    for name, value in {"zero": 0, "negative": -7, "true": True, "float": 2.5, "list": [1], "none": None}.items():
        add("arguments", "%s/id-%s" % (method, name), args={argument: value})
add("arguments", "get_api_base_url/version-none", args={"api_version": None})
add("arguments", "get_api_base_url/version-number", args={"api_version": 3})
add("arguments", "join_url_path/none", positional=["a", None])
add("arguments", "connect_item_to_review/none", args={"item_id": None, "review_id": None})
add("arguments", "add_media/file-missing", args={"review_id": 31, "filepath": "missing.mov"})
add("arguments", "upload_file/file-missing", args={"review_id": 31, "filepath": "missing.mov"}, auth=HEADER)
add("arguments", "upload_file/file-none", args={"review_id": 31, "filepath": None}, auth=HEADER)
add("arguments", "add_media/file-folder", args={"review_id": 31, "filepath": "/"})
for name, url in {"empty": "", "scheme": "ftp://example.com/a.mov", "relative": "a.mov", "file": "file:///a.mov", "space": "https://example.com/a b.mov", "spaces-around": " https://example.com/a.mov ", "upper-case": "HTTPS://EXAMPLE.COM/a.mov", "no-host": "https://", "unicode": "https://example.com/\u00e9.mov", "javascript": "javascript:alert(1)"}.items():
    add("arguments", "add_media_by_url/media-url-" + name, args={"review_id": 31, "media_url": url})
add("arguments", "add_media_by_url/review-zero", args={"review_id": 0, "media_url": "https://example.com/a.mov"})
add("arguments", "create_review/version-number", args={"project_id": 21, "name": "a"}, options={"api_version": 2})

# Responses that are no usual JSON.

BODIES = {
    "bom": {"text": BOM + '{"id": 21, "name": "a"}', "contentType": "application/json"},
    "bom-charset": {"text": BOM + '{"id": 21, "name": "a"}', "contentType": "application/json; charset=utf-8"},
    "bom-list": {"text": BOM + '{"meta": {}, "objects": [{"id": 1}]}', "contentType": "application/json"},
    "list": {"json": [{"id": 21}, {"id": 22}]},
    "empty-list": {"json": []},
    "text": {"json": "done"},
    "empty-text": {"json": ""},
    "number": {"json": 7},
    "true": {"json": True},
    "null": {"json": None},
    "empty-object": {"json": {}},
    "error-object": {"json": {"error": "no"}},
    "other-object": {"json": {"detail": "a"}},
    "html": {"text": HTML, "contentType": "text/html"},
    "html-as-json": {"text": HTML, "contentType": "application/json"},
    "plain": {"text": "ok", "contentType": "text/plain"},
    "empty": {"text": "", "contentType": "application/json"},
    "blank": {"text": " \r\n", "contentType": "application/json"},
    "twice": {"text": '{"id": 21}{"id": 22}', "contentType": "application/json"},
    "cut": {"text": '{"id": 21, "name": "a', "contentType": "application/json"},
    "comment": {"text": '/* a */ {"id": 21}', "contentType": "application/json"},
    "nan": {"text": '{"id": 21, "storage": NaN}', "contentType": "application/json"},
    "single-quotes": {"text": "{'id': 21}", "contentType": "application/json"},
    "json-as-text": {"text": '{"id": 21, "name": "a", "storage": 5}', "contentType": "text/plain"},
    "no-type": {"text": '{"id": 21, "name": "a", "storage": 5}', "contentType": None},
    "utf-16": {"base64": "//57ACIAaQBkACIAOgAyADEAfQA=", "contentType": "application/json; charset=utf-16"},
    "latin": {"base64": "eyJpZCI6MjEsIm5hbWUiOiLpIn0=", "contentType": "application/json; charset=iso-8859-1"},
    "id-text": {"json": {"id": "21", "name": "a"}},
    "id-fraction": {"json": {"id": 21.5, "name": "a"}},
    "id-null": {"json": {"id": None, "name": "a"}},
    "id-list": {"json": {"id": [21], "name": "a"}},
    "name-number": {"json": {"id": 21, "name": 7}},
    "objects-null": {"json": {"meta": {}, "objects": None}},
    "objects-object": {"json": {"meta": {}, "objects": {"id": 1}}},
    "objects-null-inside": {"json": {"meta": {}, "objects": [None, {"id": 1}]}},
    "objects-numbers": {"json": {"meta": {}, "objects": [1, 2]}},
    "no-meta": {"json": {"objects": [{"id": 1}]}},
    "meta-list": {"json": {"meta": [], "objects": [{"id": 1}]}},
}
DECODED = {
    "get_project_by_id": ({"project_id": 21}, "GET", "/project/21/", None),
    "get_projects": ({}, "GET", "/project/", None),
    "get_tree": ({}, "GET", "/tree/", ("other-object", "text", "null", "html", "bom", "bom-list", "nan", "utf-16")),
    "get_review_by_uuid": ({"uuid": "a"}, "GET", "/review/", ("list", "null", "empty-object", "error-object", "html", "bom", "objects-null", "id-text")),
    "get_user_by_email": ({"email": "a@example.com"}, "GET", "/simpleperson/", ("list", "null", "empty-object", "error-object", "html", "bom", "objects-null")),
    "get_users_by_project_id": ({"project_id": 21}, "GET", "/all-project-users/", ("list", "empty-list", "null", "empty-object", "error-object", "html", "bom", "objects-null")),
    "get_project_storage": ({"project_id": 21}, "GET", "/storage/", ("list", "null", "empty-object", "html", "bom")),
    "update_project": ({"project_id": 21, "data": {"name": "a"}}, "PATCH", "/project/", ("list", "null", "empty-object", "error-object", "html", "bom", "id-text")),
    "create_review": ({"project_id": 21, "name": "a"}, "POST", "/review/", ("list", "null", "empty-object", "error-object", "html", "bom")),
    "delete_item": ({"item_id": 41}, "PATCH", "/item/", ("list", "null", "empty-object", "html", "bom", "error-object")),
    "archive_review": ({"review_id": 31, "raw_response": False}, "POST", "/archive/", ("list", "null", "html", "bom", "error-object")),
    "sort_review_items": ({"review_id": 31, "items": [{"id": 41, "sortorder": 0}]}, "PUT", "/sort_items/", ("list", "null", "empty-object", "html", "bom")),
    "add_users_to_project": ({"project_id": 21, "users": [{"email": "a@example.com", "permission": "viewer"}]}, "POST", "/add-users/", ("list", "null", "empty-object", "error-object", "html", "bom")),
    "remove_users_from_project": ({"project_id": 21, "users": [{"email": "a@example.com"}]}, "POST", "/remove-users/", ("list", "null", "empty-object", "error-object", "html", "bom")),
    "get_connections_by_user_id": ({"user_id": 51, "account_id": 11}, "GET", "/connections/", ("empty-list", "null", "empty-object", "error-object", "html", "bom")),
    "shotgrid_get_playlists": ({"syncsketch_account_id": 11, "syncsketch_project_id": 21}, "GET", "/playlists/", ("empty-list", "null", "empty-object", "html", "bom")),
    "shotgrid_sync_review_notes": ({"review_id": 31}, "POST", "/sync-review-notes/", ("list", "null", "empty-object", "html", "bom")),
    "shotgrid_sync_review_items": ({"syncsketch_project_id": 21, "playlist_code": "a", "playlist_id": 811}, "POST", "/check/", ("list", "null", "empty-object", "html", "error-object")),
    "get_flattened_annotations": ({"review_id": 31, "item_id": 41}, "GET", "/flattenedSketches/", ("list", "null", "html", "error-object")),
    "add_media": ({"review_id": 31, "filepath": "FILE"}, "POST", "/uploadToReview/", ("list", "null", "empty-object", "error-object", "html", "bom", "id-text")),
    "add_media_by_url": ({"review_id": 31, "media_url": "https://example.com/a.mov"}, "POST", "/uploadToReview/", ("list", "null", "empty-object", "error-object", "html", "bom")),
    "add_comment": ({"item_id": 41, "review_id": 31, "text": "a"}, "GET", "/item/", ("list", "null", "empty-object", "error-object", "html", "bom")),
    "is_connected": ({}, "GET", "/connected/", ("list", "null", "html", "error-object")),
}
for method, (args, verb, path, names) in DECODED.items():
    for name in names or BODIES:
        file = {"file": dict(MOV)} if "filepath" in args else {}
        add("decoding", "%s/body-%s" % (method, name), args=args, overrides=[override(path, verb, status=200, **BODIES[name])], **file)
for step, path, verb in [("start", "/upload-start/", "POST"), ("open", "/multipart-upload/$", "POST"), ("sign", "/sign-part/", "GET"), ("complete", "/complete/", "POST"), ("item", "/item/501/", "GET")]:
    for name in ("list", "null", "empty-object", "html", "empty"):
        for times in (1, 9) if step == "sign" else (9,):
            entry = override(path, verb, status=200, times=times, **BODIES[name])
            add("decoding", "upload_file/%s-%s-%d" % (step, name, times), args={"review_id": 31, "filepath": "FILE"}, file=dict(MOV), auth=HEADER, overrides=[entry])
for name in ("list", "text", "null", "empty-object", "html", "empty", "bom"):
    add("decoding", "add_media_v2/sign-" + name, args={"review_id": 31, "filepath": "FILE"}, file=dict(MOV), auth=HEADER, overrides=[override("/get-s3-signed-url/", "POST", status=200, **BODIES[name])])
for name, fields in {"no-id": {"key": "a"}, "empty": {}, "id-number": {"x-amz-meta-item-id": 502, "x-amz-meta-item-uuid": "u"}, "id-words": {"x-amz-meta-item-id": "new", "x-amz-meta-item-uuid": "u"}, "null": None}.items():
    add("decoding", "add_media_v2/fields-" + name, args={"review_id": 31, "filepath": "FILE"}, file=dict(MOV), auth=HEADER, overrides=[override("/get-s3-signed-url/", "POST", json={"url": "{origin}/s3/bucket/", "fields": fields})])

# Polls that never end, and other states of tasks.

for name, states in {
    "pending": ["pending"],
    "unknown": ["paused"],
    "upper-case": ["DONE"],
    "null": [None],
    "number": [1],
    "missing": [...],
    "failed-upper-case": ["FAILURE"],
}.items():
    for method, kind in [("get_flattened_annotations", "flattenedSketches"), ("get_grease_pencil_overlays", "greasePencil")]:
        body = {} if states == [...] else {"status": states[0]}
        add("polling", "%s/state-%s" % (method, name), args={"review_id": 31, "item_id": 41}, overrides=[override("/%s/" % kind, json=body, status=200)])
for name, body in {
    "no-data": {"status": "done"},
    "null-data": {"status": "done", "data": None},
    "empty-data": {"status": "done", "data": {}},
    "list-data": {"status": "done", "data": []},
    "text-data": {"status": "done", "data": "https://example.com/a.zip"},
    "no-url": {"status": "done", "data": {"fileName": "a"}},
    "no-name": {"status": "done", "data": {"s3Path": "{origin}/s3/downloads/a.zip"}},
}.items():
    for method, kind in [("get_flattened_annotations", "flattenedSketches"), ("get_grease_pencil_overlays", "greasePencil")]:
        add("polling", "%s/done-%s" % (method, name), args={"review_id": 31, "item_id": 41}, overrides=[override("/%s/" % kind, json=body, status=200)])
for status in (401, 503):
    for method, kind in [("get_flattened_annotations", "flattenedSketches"), ("get_grease_pencil_overlays", "greasePencil")]:
        add("polling", "%s/poll-%d" % (method, status), args={"review_id": 31, "item_id": 41}, overrides=[override("/%s/" % kind, status=status, json={"error": "no"})])
        add("polling", "%s/start-%d" % (method, status), args={"review_id": 31, "item_id": 41}, overrides=[override("/%s/31/41/" % kind, "POST", status=status, json={"error": "no"})])
for name, task in {"object": {"task_id": "a"}, "list": ["a"], "null": None, "number": 7, "empty": "", "long": "t" * 300}.items():
    add("polling", "get_flattened_annotations/task-" + name, args={"review_id": 31, "item_id": 41}, overrides=[override("/flattenedSketches/31/41/", "POST", json=task)])
for name, body in {"pending": {"status": "pending"}, "unknown": {"status": "paused", "percent_complete": 250}, "failed": {"status": "failed", "message": "no"}, "text": {"status": "done", "percent_complete": "100"}}.items():
    add("polling", "get_shotgrid_sync_review_notes_progress/state-" + name, args={"task_id": "task-1"}, overrides=[override("/sync-review-notes/", json=body)])
for name, body in {"no-review": {"items": []}, "no-items": {"review_id": 302}, "items-null": {"review_id": 302, "items": None}, "no-id": {"review_id": 302, "items": [{"name": "a"}]}, "texts": {"review_id": "302", "items": ["a"]}}.items():
    add("polling", "shotgrid_sync_review_items/check-" + name, args={"syncsketch_project_id": 21, "playlist_code": "a", "playlist_id": 811}, overrides=[override("/check/", "POST", json=body)])
for status in (400, 404, 500):
    add("polling", "shotgrid_sync_review_items/item-%d" % status, args={"syncsketch_project_id": 21, "playlist_code": "a", "playlist_id": 811}, overrides=[override("/review/302/$", "POST", status=status, json={"error": "no"})])

# Downloads that are refused, and names that climb.

DOWNLOAD = "/s3/downloads/"
for name, response in {
    "403": {"status": 403, "text": "<Error><Code>AccessDenied</Code></Error>", "contentType": "application/xml"},
    "404": {"status": 404, "text": "<Error><Code>NoSuchKey</Code></Error>", "contentType": "application/xml"},
    "500": {"status": 500, "text": HTML},
    "html": {"status": 200, "text": HTML, "contentType": "text/html"},
    "empty": {"status": 200, "text": ""},
    "206": {"status": 206, "text": "part", "contentType": "application/zip"},
    "204": {"status": 204, "text": ""},
    "202": {"status": 202, "text": "soon", "contentType": "text/plain"},
    "redirect": {"status": 302, "text": "", "headers": {"Location": "{origin}/s3/other.zip"}},
    "redirect-host": {"status": 302, "text": "", "headers": {"Location": "http://other/s3/downloads/other.zip"}, "times": 1},
    "redirect-loop": {"status": 302, "text": "", "headers": {"Location": "{origin}/s3/downloads/greasePencil.zip"}},
    "redirect-nowhere": {"status": 302, "text": ""},
    "hang-up": {"hang_up": True},
}.items():
    add("download", "get_grease_pencil_overlays/download-" + name, args={"review_id": 31, "item_id": 41, "homedir": "DIR"}, overrides=[override(DOWNLOAD, **response)])
for name, file in {
    "climbs": "../climbed",
    "climbs-twice": "../../climbed",
    "inner": "a/../../climbed",
    "absolute": "/nonexistent/a",
    "folder": "folder/a",
    "backslash": "..\\a",
    "drive": "C:\\a",
    "nul": "a\x00b",
    "empty": "",
    "dot": ".",
    "dots": "..",
    "reserved": "CON",
    "reserved-2": "aux.txt",
    "spaces": "  a  ",
    "trailing-dot": "a.",
    "colon": "a:b",
    "unicode": "\u65e5\u672c",
    "percent": "a%2Fb",
    "encoded-dots": "%2e%2e%2fa",
    "line-break": "a\nb",
    "quotes": 'a"b',
    "wildcards": "a*b?c|d<e>",
    "long": "n" * 300,
    "null": None,
    "number": 7,
    "zip": "a.zip",
    "leading-dot": ".hidden",
    "tilde": "~a",
}.items():
    data = {"fileName": file, "s3Path": "{origin}/s3/downloads/greasePencil.zip"}
    add("download", "get_grease_pencil_overlays/name-" + name, args={"review_id": 31, "item_id": 41, "homedir": "DIR"}, overrides=[override("/greasePencil/", json={"status": "done", "data": data})])
for name, url in {"relative": "/s3/downloads/a.zip", "ftp": "ftp://host/a.zip", "file": "file:///etc/hostname", "empty": "", "null": None, "no-host": "http://", "space": "{origin}/s3/downloads/a b.zip", "encoded": "{origin}/s3/downloads/a%20b%2Fc.zip?x=%2B+&y=a%26b", "fragment": "{origin}/s3/downloads/a.zip#top", "unicode": "{origin}/s3/downloads/\u00e9.zip", "user": "http://user:secret@host/s3/downloads/a.zip"}.items():
    data = {"fileName": "a", "s3Path": url}
    add("download", "get_grease_pencil_overlays/url-" + name, args={"review_id": 31, "item_id": 41, "homedir": "DIR"}, overrides=[override("/greasePencil/", json={"status": "done", "data": data})])

# Success codes other than the usual one, and redirects.

for status in (201, 202, 204, 206, 299):
    for method, args, verb, path in [
        ("get_project_by_id", {"project_id": 21}, "GET", "/project/21/"),
        ("get_projects", {}, "GET", "/project/"),
        ("update_review", {"review_id": 31, "data": {"name": "a"}}, "PATCH", "/review/31/"),
        ("create_project", {"account_id": 11, "name": "a"}, "POST", "/project/"),
        ("shotgrid_create_config", {"syncsketch_account_id": 11, "data": {"url": "https://shotgrid.example.com", "username": "u", "key": "k"}}, "POST", "/config/test/"),
        ("is_connected", {}, "GET", "/connected/"),
        ("archive_review", {"review_id": 31}, "POST", "/archive/"),
        ("delete_project", {"project_id": 21}, "PATCH", "/project/21/"),
        ("delete_review_section", {"review_id": 31, "section_uuid": "a"}, "DELETE", "/sections/"),
        ("bulk_delete_items", {"item_ids": [41]}, "POST", "/bulk-delete-items/"),
    ]:
        add("status", "%s/status-%d" % (method, status), args=args, overrides=[override(path, verb, status=status)])
for status in (201, 204):
    for method, path, verb in [("upload_file", "/upload-start/", "POST"), ("upload_file", "/multipart-upload/$", "POST"), ("upload_file", "/sign-part/", "GET"), ("upload_file", "/s3/bucket/", "PUT"), ("upload_file", "/complete/", "POST"), ("upload_file", "/item/501/", "GET"), ("add_media_v2", "/get-s3-signed-url/", "POST"), ("add_media_v2", "/s3/bucket/", "POST"), ("add_media", "/uploadToReview/", "POST")]:
        name = "%s/step%s-%d" % (method, path.replace("/", "-").rstrip("-$"), status)
        headers = {"headers": {"ETag": '"0123456789abcdef-1"'}} if path == "/s3/bucket/" else {}
        add("status", name, args={"review_id": 31, "filepath": "FILE"}, file=dict(MOV), auth=HEADER, overrides=[override(path, verb, status=status, **headers)])
for status in (301, 303, 307):
    for method, args, verb, path in [
        ("get_review_by_id", {"review_id": 31}, "GET", "/review/31/"),
        ("update_review", {"review_id": 31, "data": {"name": "a"}}, "PATCH", "/review/31/"),
        ("delete_review_section", {"review_id": 31, "section_uuid": "a"}, "DELETE", "/sections/a/"),
    ]:
        for mode in ("query-apikey", "header-apikey"):
            add("redirect", "%s/%d-%s" % (method, status, mode), args=args, auth={"mode": mode}, overrides=[override(path, verb, status=status, text="", headers={"Location": "{origin}/api/v1/review/32/?a=b"})])
for name, location in {"other-host": "http://other/api/v1/review/32/", "relative": "../32/", "loop": "{origin}/api/v1/review/31/", "empty": "", "ftp": "ftp://host/a", "login": "{origin}/login/?next=/api/v1/review/31/"}.items():
    for mode in ("query-apikey", "header-apikey"):
        add("redirect", "get_review_by_id/to-%s-%s" % (name, mode), args={"review_id": 31}, auth={"mode": mode}, overrides=[override("/review/31/", status=302, text="", headers={"Location": location})])
add("redirect", "get_review_by_id/without-location", args={"review_id": 31}, overrides=[override("/review/31/", status=302, text="")])
add("redirect", "get_review_by_id/not-modified", args={"review_id": 31}, overrides=[override("/review/31/", status=304, text="")])
add("redirect", "get_review_by_id/choices", args={"review_id": 31}, overrides=[override("/review/31/", status=300, json={"id": 31})])
add("redirect", "add_media/redirect", args={"review_id": 31, "filepath": "FILE"}, file=dict(MOV), overrides=[override("/uploadToReview/", "POST", status=302, text="", headers={"Location": "{origin}/api/v1/item/501/"})])
add("redirect", "upload_file/part-redirect", args={"review_id": 31, "filepath": "FILE"}, file=dict(MOV), auth=HEADER, overrides=[override("/s3/bucket/", "PUT", status=307, text="", headers={"Location": "{origin}/s3/bucket/other?partNumber=1"}, times=1)])
add("redirect", "get_flattened_annotations/poll-redirect", args={"review_id": 31, "item_id": 41}, overrides=[override("/flattenedSketches/task", status=302, text="", headers={"Location": "{origin}/api/v2/downloads/flattenedSketches/other/"}, times=1)])

# Error statuses of every kind of method.

for status in (400, 401, 418, 429, 503):
    for method, args, verb, path in [
        ("get_media", {"searchCriteria": {"name": "a"}}, "GET", "/item/"),
        ("update_item", {"item_id": 41, "data": {"name": "a"}, "raw_response": True}, "PATCH", "/item/41/"),
        ("bulk_delete_items", {"item_ids": [41]}, "POST", "/bulk-delete-items/"),
        ("get_user_by_email", {"email": "a@example.com"}, "GET", "/simpleperson/"),
        ("is_connected", {}, "GET", "/connected/"),
        ("shotgrid_create_config", {"syncsketch_account_id": 11, "data": {"url": "https://shotgrid.example.com", "username": "u", "key": "k"}}, "POST", "/config/"),
        ("add_comment", {"item_id": 41, "review_id": 31, "text": "a"}, "POST", "/frame/"),
        ("add_media_by_url", {"review_id": 31, "media_url": "https://example.com/a.mov"}, "POST", "/uploadToReview/"),
    ]:
        add("failure", "%s/error-%d" % (method, status), args=args, overrides=[override(path, verb, status=status, json={"error": "no"})])
for status in (400, 403, 503):
    for path, verb in [("/upload-start/", "POST"), ("/multipart-upload/$", "POST"), ("/sign-part/", "GET"), ("/s3/bucket/", "PUT"), ("/complete/", "POST"), ("/item/501/", "GET")]:
        for times in (1, 9):
            name = "upload_file/error%s-%d-%d" % (path.replace("/", "-").rstrip("-$"), status, times)
            add("failure", name, args={"review_id": 31, "filepath": "FILE"}, file=dict(MOV), auth=HEADER, overrides=[override(path, verb, status=status, json={"error": "no"}, times=times)])
    for path in ("/get-s3-signed-url/", "/s3/bucket/"):
        add("failure", "add_media_v2/error%s%d" % (path.replace("/", "-"), status), args={"review_id": 31, "filepath": "FILE"}, file=dict(MOV), auth=HEADER, overrides=[override(path, "POST", status=status, json={"error": "no"})])
for times in (1, 9):
    for name, response in {"no-etag": {"headers": {}}, "empty-etag": {"headers": {"ETag": ""}}, "weak-etag": {"headers": {"ETag": 'W/"a"'}}, "other-md5": {"headers": {"ETag": '"00000000000000000000000000000000"'}}, "unquoted-etag": {"headers": {"ETag": "abc"}}, "hang-up": {"hang_up": True}}.items():
        add("failure", "upload_file/part-%s-%d" % (name, times), args={"review_id": 31, "filepath": "FILE"}, file=dict(MOV), auth=HEADER, overrides=[override("/s3/bucket/", "PUT", times=times, **response)])
    for name, url in {"missing": ..., "null": None, "empty": "", "relative": "/s3/bucket/a", "ftp": "ftp://host/a", "number": 7}.items():
        add("failure", "upload_file/sign-url-%s-%d" % (name, times), args={"review_id": 31, "filepath": "FILE"}, file=dict(MOV), auth=HEADER, overrides=[override("/sign-part/", json={} if url is ... else {"url": url}, times=times)])
for path, verb in [("/project/21/", "GET"), ("/project/21/", "PATCH")]:
    add("failure", "%s/hang-up" % ("get_project_by_id" if verb == "GET" else "archive_project"), args={"project_id": 21}, overrides=[override(path, verb, hang_up=True)])
for name, body in {"no-id": {"item_uuid": "u"}, "id-text": {"item_id": "501"}, "id-null": {"item_id": None, "item_uuid": "u"}, "no-uuid": {"item_id": 501}, "id-zero": {"item_id": 0}}.items():
    add("failure", "upload_file/start-" + name, args={"review_id": 31, "filepath": "FILE"}, file=dict(MOV), auth=HEADER, overrides=[override("/upload-start/", "POST", json=body)])
for name, body in {"no-key": {"uploadId": "u"}, "no-upload": {"key": "k"}, "empty": {"uploadId": "", "key": ""}, "numbers": {"uploadId": 7, "key": 8}}.items():
    add("failure", "upload_file/opened-" + name, args={"review_id": 31, "filepath": "FILE"}, file=dict(MOV), auth=HEADER, overrides=[override("/multipart-upload/$", "POST", json=body)])

# Media types of names with two, no or odd extensions.

for name in ("a.tar.gz", "a.mov.zip", "a.mp4.bak", "a", "A.MOV", "a.", ".mov", "a.mov.", "a.xyz", "a.svgz", "a.tgz", "a.webm", "a.mxf", "a.exr", "a.JPG", "a.heic", "a.wav", "a.m4v", "a.glb", "a.txt", "a.xlsx", "a.png.xz", "a.mov.gz", "a.3gp", "a.aac", "a.jp2", "a.mov.br", "\u65e5.mov", "a..mov", "a.mov;x.png", "a.ts", "mov"):
    file = {"name": name, "seed": 2, "size": 32}
    add("media-type", "upload_file/type-" + name, args={"review_id": 31, "filepath": "FILE"}, file=dict(file), auth=HEADER)
for name in ("a.tar.gz", "a.mov.zip", "a", "A.MOV", "a.mov.gz", "a.xyz", "a.svgz"):
    add("media-type", "add_media_v2/type-" + name, args={"review_id": 31, "filepath": "FILE"}, file={"name": name, "seed": 2, "size": 32}, auth=HEADER)
    add("media-type", "add_media/type-" + name, args={"review_id": 31, "filepath": "FILE"}, file={"name": name, "seed": 2, "size": 32})
for given in ("b", "b.tar.gz", "b.", ".b", "b/c.mov", " ", ".."):
    add("media-type", "upload_file/named-" + given, args={"review_id": 31, "filepath": "FILE", "file_name": given}, file=dict(MOV), auth=HEADER)
    add("media-type", "upload_file/zip-named-" + given, args={"review_id": 31, "filepath": "FILE", "file_name": given}, file={"name": "a.mov.zip", "seed": 2, "size": 32}, auth=HEADER)
    add("media-type", "add_media/named-" + given, args={"review_id": 31, "filepath": "FILE", "file_name": given}, file=dict(MOV))
