// Connects, lists the workspaces, creates a project with a review, uploads a file as a form and in parts, comments on a
// frame, and reads the comments. All requests except those to storage use the generated client, in the folder `client`.
//
// Environment variables: SYNCSKETCH_USER, SYNCSKETCH_API_KEY and SYNCSKETCH_HOST. Argument: the file to upload.

import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';

import {
  AccountsApi,
  AnnotationsApi,
  Configuration,
  ConnectionApi,
  ItemsApi,
  ProjectsApi,
  ResponseError,
  ReviewsApi,
  UploadsApi,
  UploadType,
  type CompletedPart,
} from './client/index.js';

const FRAME = 42;
const MIB = 1024 * 1024;
const MAX_PARTS = 10_000;

function environment(name: string, defaultValue?: string): string {
  const value = process.env[name] || defaultValue;
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

async function quickstart(path: string): Promise<void> {
  const user = environment('SYNCSKETCH_USER');
  const configuration = new Configuration({
    basePath: environment('SYNCSKETCH_HOST', 'https://www.syncsketch.com'),
    apiKey: `apikey ${user}:${environment('SYNCSKETCH_API_KEY')}`,
    // A redirect would turn a POST into a GET.
    fetchApi: (url, init) => fetch(url, { ...init, redirect: 'error' }),
  });
  const uploads = new UploadsApi(configuration);

  console.log(`Connecting to ${configuration.basePath} as ${user}`);
  await new ConnectionApi(configuration).checkConnection();

  const accounts = (await new AccountsApi(configuration).listAccounts({ limit: 100 })).objects ?? [];
  console.log('Workspaces');
  for (const { id, name } of accounts) console.log(`  ${id}  ${name}`);
  const account = accounts[0];
  if (!account) throw new Error('this user has access to individual projects only and cannot create one');

  const project = await new ProjectsApi(configuration).createProject({
    projectCreate: { account_id: account.id, name: 'Quickstart' },
  });
  const review = await new ReviewsApi(configuration).createReview({
    reviewCreate: { project: `/api/v1/project/${project.id}/`, name: 'Dailies' },
  });
  console.log(`Created project ${project.id} and review ${review.id}`);

  // Both uploads stream the file, which is never in memory as a whole.
  const file = new File([await openAsBlob(path)], basename(path));
  const { id: itemId } = await uploads.uploadToReview({ reviewId: review.id, name: file.name, reviewFile: file });
  console.log(`Uploaded ${file.name} as a form, item ${itemId}`);
  const other = await uploadInParts(uploads, review.id, file);
  console.log(`Uploaded ${file.name} in parts, item ${other}`);

  await comment(configuration, review.id, itemId, FRAME, 'Hold two frames longer');
  const comments = await listComments(configuration, review.id, itemId);
  console.log('Comments');
  for (const entry of comments) console.log(`  frame ${entry.frame}  ${entry.type}  ${entry.text ?? ''}`);
  console.log(`Done: ${comments.length} comment(s) on item ${itemId} of review "${review.name}"`);
}

/** Uploads a file to storage in parts, one after another, and returns the id of its item. */
async function uploadInParts(uploads: UploadsApi, reviewId: number, file: File): Promise<number> {
  const size = file.size;
  if (size === 0) throw new Error(`${file.name} is empty`);
  const { item_id, item_uuid = null } = await uploads.startUpload({
    uploadStartRequest: { review_id: reviewId, item_name: file.name, item_data: { upload_type: UploadType.S3, size } },
  });
  const { uploadId, key } = await uploads.createMultipartUpload({
    multipartUploadCreate: { review_id: reviewId, item_data: { name: file.name, uuid: item_uuid, size } },
  });
  try {
    const partSize = Math.max(5 * MIB, Math.ceil(size / MAX_PARTS));
    const parts: CompletedPart[] = [];
    for (let start = 0; start < size; start += partSize) {
      const partNumber = parts.length + 1;
      const { url } = await uploads.signUploadPart({ uploadId, partNumber, key });
      // Not with the generated client, which would send the API key: the URL is signed.
      const response = await fetch(url, { method: 'PUT', body: file.slice(start, start + partSize), redirect: 'error' });
      const etag = response.headers.get('ETag');
      if (!response.ok || !etag) throw new Error(`part ${partNumber}: storage returned status ${response.status}`);
      parts.push({ PartNumber: partNumber, ETag: etag });
    }
    await uploads.completeMultipartUpload({ uploadId, key, completeUploadRequest: { parts } });
  } catch (e) {
    await uploads.abortMultipartUpload({ uploadId, key }).catch(() => console.error(`Upload ${uploadId} was not aborted`));
    throw e;
  }
  return item_id;
}

/** Creates a comment. It requires the revision of the item in the review, which getItem returns for a reviewId. */
async function comment(configuration: Configuration, reviewId: number, itemId: number, frame: number, text: string) {
  const { revision_id } = await new ItemsApi(configuration).getItem({ itemId, reviewId });
  if (revision_id == null) throw new Error(`item ${itemId} is not in review ${reviewId}`);
  await new AnnotationsApi(configuration).createFrame({
    frameCreate: {
      item: `/api/v1/item/${itemId}/`,
      revision: `/api/v1/revision/${revision_id}/`,
      type: 'comment',
      frame,
      text,
    },
  });
}

async function listComments(configuration: Configuration, reviewId: number, itemId: number) {
  const page = await new AnnotationsApi(configuration).listFrames({
    itemId,
    revisionReviewId: reviewId,
    active: '1',
    limit: 100,
  });
  return page.objects ?? [];
}

const path = process.argv[2];
if (!path) {
  console.error('Usage: node build/quickstart.js FILE');
  process.exit(2);
}
try {
  await quickstart(path);
} catch (e) {
  // The body may be JSON, an HTML page or empty.
  console.error(e instanceof ResponseError ? `The service returned status ${e.response.status}` : String(e));
  process.exit(1);
}
