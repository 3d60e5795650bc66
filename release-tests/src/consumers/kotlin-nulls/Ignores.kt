package com.example.consumer

import com.syncsketch.sdk.client.upload.UploadRequest
import com.syncsketch.sdk.client.webhook.WebhookEvent
import com.syncsketch.sdk.model.Project

/** Each function dereferences a nullable value, so none may compile. */
fun generated(project: Project): Int {
    return project.description.length
}

fun written(request: UploadRequest): Int {
    return request.description.length
}

fun assigned(event: WebhookEvent): Any {
    return event.action
}
