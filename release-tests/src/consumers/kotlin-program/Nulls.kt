package com.example.consumer

import com.syncsketch.sdk.client.SyncSketchClient
import com.syncsketch.sdk.client.upload.UploadRequest
import com.syncsketch.sdk.client.webhook.WebhookEvent
import com.syncsketch.sdk.model.ProjectQuery
import com.syncsketch.sdk.model.ProjectUpdate
import java.nio.file.Path

/** Non-null values need no `!!`, nullable values are checked, and nullable parameters accept null. */
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

fun describe(event: WebhookEvent): String = when (event) {
    is WebhookEvent.ItemUploaded -> event.payload.itemName ?: "an item without a name"
    is WebhookEvent.Unknown -> event.reason.trim() + (event.action?.value ?: "")
    else -> event.toString()
}
