package com.syncsketch.languages

import com.example.syncsketch.apis.AccountsApi
import com.example.syncsketch.apis.AnnotationsApi
import com.example.syncsketch.apis.ConnectionApi
import com.example.syncsketch.apis.ItemsApi
import com.example.syncsketch.apis.ProjectsApi
import com.example.syncsketch.apis.ReviewsApi
import com.example.syncsketch.apis.UploadsApi
import com.example.syncsketch.infrastructure.ApiClient
import com.example.syncsketch.infrastructure.ClientException
import com.example.syncsketch.models.CompleteUploadRequest
import com.example.syncsketch.models.CompletedPart
import com.example.syncsketch.models.Flag
import com.example.syncsketch.models.FrameCreate
import com.example.syncsketch.models.MultipartUploadCreate
import com.example.syncsketch.models.MultipartUploadItemData
import com.example.syncsketch.models.ProjectCreate
import com.example.syncsketch.models.ReviewCreate
import com.example.syncsketch.models.UploadStartItemData
import com.example.syncsketch.models.UploadStartRequest
import com.example.syncsketch.models.UploadType
import com.syncsketch.mock.MockSyncSketch
import com.syncsketch.mock.junit.MockSyncSketchTest
import java.io.File
import java.nio.file.Path
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** Tests that the generated Kotlin client works. That it compiles is checked by the build. */
@MockSyncSketchTest
class KotlinIT {

    @TempDir
    private lateinit var folder: Path

    private val http = OkHttpClient.Builder().followRedirects(false).build()

    @AfterEach
    fun clearTheKey() {
        ApiClient.apiKey.clear()
        ApiClient.apiKeyPrefix.clear()
    }

    @Test
    fun `the quickstart works`(mock: MockSyncSketch) {
        authorize(mock.user(), mock.key())
        val host = mock.url().toString()
        val media = QuickstartFixture.media(folder)

        ConnectionApi(host, http).checkConnection()
        val account = AccountsApi(host, http).listAccounts(limit = 100).objects.first()
        val project = ProjectsApi(host, http).createProject(ProjectCreate(account.id, "Quickstart"))
        val review = ReviewsApi(host, http).createReview(ReviewCreate("/api/v1/project/${project.id}/", "Dailies"))
        val uploads = UploadsApi(host, http)
        val item = uploads.uploadToReview(review.id, media.toFile(), name = media.toFile().name)
        uploadInParts(uploads, review.id, media.toFile())

        val revision = ItemsApi(host, http).getItem(item.id, reviewId = review.id).revisionId
        val annotations = AnnotationsApi(host, http)
        annotations.createFrame(
            FrameCreate(
                "/api/v1/item/${item.id}/",
                "/api/v1/revision/$revision/",
                "comment",
                "Hold two frames longer",
                42
            )
        )
        val comments = annotations.listFrames(itemId = item.id, revisionReviewId = review.id, active = Flag.ONE, limit = 100)

        assertThat(comments.objects.map { it.text }).containsExactly("Hold two frames longer")
        QuickstartFixture.verify(mock, media)
    }

    @Test
    fun `a rejected key has its status code`(mock: MockSyncSketch) {
        authorize(mock.user(), "wrong")
        assertThatThrownBy { ConnectionApi(mock.url().toString(), http).checkConnection() }
            .isInstanceOfSatisfying(ClientException::class.java) { assertThat(it.statusCode).isEqualTo(401) }
    }

    private fun authorize(user: String, key: String) {
        ApiClient.apiKeyPrefix["Authorization"] = "apikey"
        ApiClient.apiKey["Authorization"] = "$user:$key"
    }

    private fun uploadInParts(uploads: UploadsApi, reviewId: Long, file: File) {
        val start = uploads.startUpload(
            UploadStartRequest(reviewId, file.name, UploadStartItemData(UploadType.S3, file.length()))
        )
        val upload = uploads.createMultipartUpload(
            MultipartUploadCreate(reviewId, MultipartUploadItemData(file.name, start.itemUuid, file.length()))
        )
        val parts = file.readBytes().asIterable().chunked(5 * 1024 * 1024).mapIndexed { index, bytes ->
            val url = uploads.signUploadPart(upload.uploadId, index + 1, upload.key).url
            val put = Request.Builder().url(url.toURL()).put(bytes.toByteArray().toRequestBody()).build()
            http.newCall(put).execute().use { CompletedPart(index + 1, it.header("ETag")!!) }
        }
        // The response of this operation is unknown and may be empty, which only this form of the method accepts.
        val done = uploads.completeMultipartUploadWithHttpInfo(upload.uploadId, upload.key, CompleteUploadRequest(parts))
        assertThat(done.statusCode).isBetween(200, 299)
    }
}
