package com.example.consumer

import com.syncsketch.sdk.client.SyncSketchClient
import com.syncsketch.sdk.client.auth.Credentials
import com.syncsketch.sdk.client.download.DownloadOptions
import com.syncsketch.sdk.client.task.ProcessingOptions
import com.syncsketch.sdk.client.upload.UploadAllListener
import com.syncsketch.sdk.client.upload.UploadAllProgress
import com.syncsketch.sdk.client.upload.UploadAllRequest
import com.syncsketch.sdk.client.upload.UploadAllResult
import com.syncsketch.sdk.client.upload.UploadRequest
import java.io.IOException
import java.nio.file.Path
import java.util.concurrent.ConcurrentSkipListSet

/** The listeners that have thrown an exception. */
private val failed = ConcurrentSkipListSet<String>()

/** Kotlin has no checked exceptions, so a listener may throw one. */
private fun fail(listener: String): Nothing {
    failed.add(listener)
    throw IOException("thrown by the listener $listener")
}

private object FailingUploadAllListener : UploadAllListener {
    override fun onOutcome(outcome: UploadAllResult.Outcome): Unit = fail("uploadAll outcome")

    override fun onProgress(progress: UploadAllProgress): Unit = fail("uploadAll progress")
}

/** Calls each operation with a listener that fails, and prints its result. Argument: a folder with files. */
fun main(args: Array<String>) {
    val folder = Path.of(args[0])
    val file = folder.resolve("a.mov")
    val builder = SyncSketchClient.builder()
        .host(System.getenv("SYNCSKETCH_HOST"))
        .credentials(Credentials.fromEnvironment())
        .attemptListener { fail("attempt") }
    builder.build().use { client ->
        val account = client.accounts().list().objects.first()
        val project = client.projects().create(account.id, "Show A")
        val review = client.reviews().create(project.id, "Dailies")
        val uploads = client.uploads()

        fun request(listener: String) =
            UploadRequest.builder(review.id, file).progressListener { fail(listener) }.build()
        val item = uploads.upload(request("upload"))
        println("upload ${item.name}")
        println("startUpload ${uploads.startUpload(request("startUpload")).completion().join().name}")
        println("uploadToServer ${uploads.uploadToServer(request("uploadToServer")).id > 0}")
        println("uploadSigned ${uploads.uploadSigned(request("uploadSigned")).id > 0}")

        val all = UploadAllRequest.ofFolder(review.id, folder)
            .listener(FailingUploadAllListener)
            .settings { path, settings ->
                settings.progressListener { fail("uploadAll file") }
                if (path.endsWith("b.mov")) fail("uploadAll settings")
            }
            .build()
        println("uploadAll ${uploads.tryUploadAll(all).outcomes.joinToString { it.state.name }}")
        try {
            uploads.uploadAll(UploadAllRequest.ofFolder(review.id, folder).filter { fail("uploadAll filter") }.build())
        } catch (e: IOException) {
            println("uploadAll filter: ${e.message}")
        }

        val archive = client.annotations().renderGreasePencil(review.id, item.id).onProgress { fail("task") }.await()
        val options = DownloadOptions.builder().progressListener { fail("download") }.build()
        println("download ${client.downloads().download(archive.s3Path, folder.resolve("b.zip"), options).fileName}")
        val waiting = ProcessingOptions.builder().progressListener { fail("awaitProcessed") }.build()
        println("awaitProcessed ${client.items().awaitProcessed(item.id, waiting).name}")
        val sync = client.shotGrid().syncItems(project.id, null, "Dailies", 811) { fail("syncItems") }
        println("syncItems ${sync.isComplete}")
    }
    println("failed ${failed.joinToString()}")
}
