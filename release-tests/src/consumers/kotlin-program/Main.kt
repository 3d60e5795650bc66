package com.example.consumer

import com.syncsketch.sdk.client.SyncSketchClient
import com.syncsketch.sdk.client.error.NotFoundException
import com.syncsketch.sdk.client.webhook.WebhookParser
import com.syncsketch.sdk.model.ItemQuery
import com.syncsketch.sdk.model.ProjectUpdate
import java.nio.file.Path

/** Sends requests of all kinds with credentials from the environment and prints one line for each. Argument: a file. */
fun main(args: Array<String>) {
    SyncSketchClient.fromEnvironment().use { client ->
        val account = client.accounts().list().objects.first()
        val project = client.projects().create(account.id, "Show A")
        println("created ${project.name}")
        val update = ProjectUpdate.builder().name("Show B").description(null).build()
        val renamed = client.projects().update(project.id, update)
        println("renamed ${renamed.name}, described ${renamed.description ?: "not at all"}")

        val review = client.reviews().create(project.id, "Dailies")
        val item = client.uploads().upload(review.id, Path.of(args[0]))
        println("uploaded ${item.name}")
        val query = ItemQuery.builder().reviewId(review.id).limit(1).build()
        println("items " + client.items().all(query).joinToString { it.name })
        println("comment " + client.annotations().addComment(item.id, review.id, 42, "Hold").text)

        try {
            client.projects()[987654321]
        } catch (e: NotFoundException) {
            println("missing ${e.status}")
        }
    }
    println("event " + describe(WebhookParser.parse("""{"action": "item_uploaded", "item_name": "shot.mov"}""")))
}
