"""Connects, lists the workspaces, creates a project with a review, uploads a file as a form and in parts, comments on a
frame, and reads the comments. All requests except those to storage use the generated client, the package
syncsketch_api.

Environment variables: SYNCSKETCH_USER, SYNCSKETCH_API_KEY and SYNCSKETCH_HOST. Argument: the file to upload.
"""

import os
import sys
from pathlib import Path

import syncsketch_api as api
import urllib3

FRAME = 42
MIB = 1024 * 1024
MAX_PARTS = 10_000


def environment(name: str, default: str | None = None) -> str:
    value = os.environ.get(name) or default
    if not value:
        sys.exit(f"{name} is not set")
    return value


def quickstart(path: Path) -> None:
    user = environment("SYNCSKETCH_USER")
    configuration = api.Configuration(
        host=environment("SYNCSKETCH_HOST", "https://www.syncsketch.com"),
        api_key={"apiKeyHeader": f"{user}:{environment('SYNCSKETCH_API_KEY')}"},
        api_key_prefix={"apiKeyHeader": "apikey"},
        # By default, urllib3 retries and follows redirects, which turns a POST into a GET.
        retries=False,
    )
    print(f"Connecting to {configuration.host} as {user}")
    with api.ApiClient(configuration) as client:
        api.ConnectionApi(client).check_connection()

        accounts = api.AccountsApi(client).list_accounts(limit=100).objects or []
        print("Workspaces")
        for account in accounts:
            print(f"  {account.id}  {account.name}")
        if not accounts:
            sys.exit("This user has access to individual projects only and cannot create one.")

        project = api.ProjectsApi(client).create_project(
            api.ProjectCreate(account_id=accounts[0].id, name="Quickstart"))
        review = api.ReviewsApi(client).create_review(
            api.ReviewCreate(project=f"/api/v1/project/{project.id}/", name="Dailies"))
        print(f"Created project {project.id} and review {review.id}")

        # The form upload of the generated client reads the whole file into memory, the upload in parts one part at a time.
        uploads = api.UploadsApi(client)
        item = uploads.upload_to_review(review.id, review_file=str(path), name=path.name)
        print(f"Uploaded {path.name} as a form, item {item.id}")
        other = upload_in_parts(uploads, review.id, path)
        print(f"Uploaded {path.name} in parts, item {other}")

        comment(client, review.id, item.id, FRAME, "Hold two frames longer")
        comments = list_comments(client, review.id, item.id)
        print("Comments")
        for entry in comments:
            print(f"  frame {entry.frame}  {entry.type}  {entry.text or ''}")
        print(f'Done: {len(comments)} comment(s) on item {item.id} of review "{review.name}"')


def upload_in_parts(uploads: api.UploadsApi, review_id: int, path: Path) -> int:
    """Uploads a file to storage in parts, one after another, and returns the id of its item."""
    size = path.stat().st_size
    if size == 0:
        raise ValueError(f"{path.name} is empty")
    start = uploads.start_upload(api.UploadStartRequest(
        review_id=review_id,
        item_name=path.name,
        item_data=api.UploadStartItemData(upload_type=api.UploadType.S3, size=size)))
    upload = uploads.create_multipart_upload(api.MultipartUploadCreate(
        review_id=review_id,
        item_data=api.MultipartUploadItemData(name=path.name, uuid=start.item_uuid, size=size)))
    try:
        part_size = max(5 * MIB, -(-size // MAX_PARTS))
        parts = []
        # Not with the generated client, which would send the API key: the URL is signed.
        with path.open("rb") as file, urllib3.PoolManager(retries=False) as storage:
            for number, part in enumerate(iter(lambda: file.read(part_size), b""), start=1):
                signed = uploads.sign_upload_part(upload.upload_id, number, upload.key)
                response = storage.request("PUT", signed.url, body=part)
                if response.status // 100 != 2:
                    raise RuntimeError(f"part {number}: storage returned status {response.status}")
                parts.append(api.CompletedPart(part_number=number, e_tag=response.headers["ETag"]))
        uploads.complete_multipart_upload(upload.upload_id, upload.key, api.CompleteUploadRequest(parts=parts))
    except BaseException:
        uploads.abort_multipart_upload(upload.upload_id, upload.key)
        raise
    return start.item_id


def comment(client: api.ApiClient, review_id: int, item_id: int, frame: int, text: str) -> None:
    """Creates a comment. It requires the revision of the item in the review, which get_item returns for a review_id."""
    item = api.ItemsApi(client).get_item(item_id, review_id=review_id)
    if item.revision_id is None:
        raise RuntimeError(f"item {item_id} is not in review {review_id}")
    api.AnnotationsApi(client).create_frame(api.FrameCreate(
        item=f"/api/v1/item/{item_id}/",
        revision=f"/api/v1/revision/{item.revision_id}/",
        type="comment",
        frame=frame,
        text=text))


def list_comments(client: api.ApiClient, review_id: int, item_id: int) -> list[api.Frame]:
    page = api.AnnotationsApi(client).list_frames(
        item__id=item_id, revision__review_id=review_id, active=api.Flag.ONE, limit=100)
    return page.objects or []


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python3 quickstart.py FILE")
    try:
        quickstart(Path(sys.argv[1]))
    except api.ApiException as e:
        # The body may be JSON, an HTML page or empty.
        sys.exit(f"The service returned status {e.status}")
