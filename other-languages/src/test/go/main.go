// The quickstart in Go, which tests that the generated client works. Argument: the file to upload.
package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"

	syncsketch "example.com/studio/syncsketch"
)

const partSize = 5 * 1024 * 1024

func main() {
	if err := quickstart(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func quickstart(path string) error {
	configuration := syncsketch.NewConfiguration()
	configuration.Servers = syncsketch.ServerConfigurations{{URL: os.Getenv("SYNCSKETCH_HOST")}}
	configuration.HTTPClient = &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	client := syncsketch.NewAPIClient(configuration)
	ctx := context.WithValue(context.Background(), syncsketch.ContextAPIKeys, map[string]syncsketch.APIKey{
		"apiKeyHeader": {Prefix: "apikey", Key: os.Getenv("SYNCSKETCH_USER") + ":" + os.Getenv("SYNCSKETCH_API_KEY")},
	})

	if _, _, err := client.ConnectionAPI.CheckConnection(ctx).Execute(); err != nil {
		return err
	}
	accounts, _, err := client.AccountsAPI.ListAccounts(ctx).Limit(100).Execute()
	if err != nil {
		return err
	}
	project, _, err := client.ProjectsAPI.CreateProject(ctx).
		ProjectCreate(*syncsketch.NewProjectCreate(accounts.Objects[0].Id, "Quickstart")).Execute()
	if err != nil {
		return err
	}
	review, _, err := client.ReviewsAPI.CreateReview(ctx).
		ReviewCreate(*syncsketch.NewReviewCreate(fmt.Sprintf("/api/v1/project/%d/", project.Id), "Dailies")).Execute()
	if err != nil {
		return err
	}

	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	item, _, err := client.UploadsAPI.UploadToReview(ctx, review.Id).
		ReviewFile(file).Name(filepath.Base(path)).Execute()
	if err != nil {
		return err
	}
	if err := uploadInParts(ctx, client.UploadsAPI, review.Id, path); err != nil {
		return err
	}

	inReview, _, err := client.ItemsAPI.GetItem(ctx, item.Id).ReviewId(review.Id).Execute()
	if err != nil {
		return err
	}
	comment := syncsketch.NewFrameCreate(
		fmt.Sprintf("/api/v1/item/%d/", item.Id),
		fmt.Sprintf("/api/v1/revision/%d/", inReview.GetRevisionId()),
		"comment", "Hold two frames longer")
	comment.SetFrame(42)
	if _, _, err := client.AnnotationsAPI.CreateFrame(ctx).FrameCreate(*comment).Execute(); err != nil {
		return err
	}
	comments, _, err := client.AnnotationsAPI.ListFrames(ctx).
		ItemId(item.Id).RevisionReviewId(review.Id).Active(syncsketch.FLAG_ONE).Limit(100).Execute()
	if err != nil {
		return err
	}
	for _, comment := range comments.Objects {
		fmt.Printf("frame %d  %s  %s\n", comment.GetFrame(), comment.GetType(), comment.GetText())
	}
	return nil
}

func uploadInParts(ctx context.Context, uploads *syncsketch.UploadsAPIService, reviewId int64, path string) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	name, size := filepath.Base(path), int64(len(content))
	start, _, err := uploads.StartUpload(ctx).UploadStartRequest(*syncsketch.NewUploadStartRequest(
		reviewId, name, *syncsketch.NewUploadStartItemData(syncsketch.UPLOADTYPE_S3, size))).Execute()
	if err != nil {
		return err
	}
	upload, _, err := uploads.CreateMultipartUpload(ctx).MultipartUploadCreate(*syncsketch.NewMultipartUploadCreate(
		reviewId, *syncsketch.NewMultipartUploadItemData(name, start.ItemUuid, size))).Execute()
	if err != nil {
		return err
	}
	var parts []syncsketch.CompletedPart
	for number := int32(1); len(content) > 0; number++ {
		length := partSize
		if length > len(content) {
			length = len(content)
		}
		signed, _, err := uploads.SignUploadPart(ctx, upload.UploadId, number).Key(upload.Key).Execute()
		if err != nil {
			return err
		}
		put, err := http.NewRequest(http.MethodPut, signed.Url, bytes.NewReader(content[:length]))
		if err != nil {
			return err
		}
		response, err := http.DefaultClient.Do(put)
		if err != nil {
			return err
		}
		io.Copy(io.Discard, response.Body)
		response.Body.Close()
		parts = append(parts, *syncsketch.NewCompletedPart(number, response.Header.Get("ETag")))
		content = content[length:]
	}
	_, _, err = uploads.CompleteMultipartUpload(ctx, upload.UploadId).Key(upload.Key).
		CompleteUploadRequest(*syncsketch.NewCompleteUploadRequest(parts)).Execute()
	return err
}
