package com.example.consumer

import com.syncsketch.sdk.client.SyncSketchClient
import com.syncsketch.sdk.client.upload.UploadRequest
import com.syncsketch.sdk.client.webhook.WebhookEvent
import com.syncsketch.sdk.model.ProjectQuery
import com.syncsketch.sdk.model.ProjectUpdate
import java.nio.file.Path

/** What is never null needs no `!!`, what may be null is asked first, and what may be set to null takes it. */
fun rename(client: SyncSketchClient, name: String): String {
    val project = client.projects().list(ProjectQuery.builder().limit(1).build()).objects.first()
    val update = ProjectUpdate.builder().name(name).description(null).build()
    val renamed = client.projects().update(project.id, update)
    return renamed.name.trim() + (renamed.description?.length ?: 0)
}

fun describe(file: Path): String {
    val request = UploadRequest.builder(456L, file).artist("Ada").build()
    return request.artist.uppercase() + (request.description ?: "no description") + request.contentType.length
}

fun tell(event: WebhookEvent): String = when (event) {
    is WebhookEvent.ItemUploaded -> event.payload.itemName ?: "an item without a name"
    is WebhookEvent.Unknown -> event.reason.trim() + (event.action?.value ?: "")
    else -> event.toString()
}
