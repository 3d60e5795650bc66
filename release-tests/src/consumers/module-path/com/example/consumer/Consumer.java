package com.example.consumer;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.webhook.WebhookParser;
import com.syncsketch.sdk.model.Project;
import com.syncsketch.sdk.model.ProjectQuery;
import com.syncsketch.sdk.model.ProjectUpdate;
import java.nio.file.Path;

/** Sends requests of all kinds with credentials from the environment and prints one line for each. Argument: a file. */
public final class Consumer {

    private Consumer() {}

    public static void main(String[] args) {
        System.out.println("modules " + SyncSketchClient.class.getModule().getName() + ", "
                + Project.class.getModule().getName());
        Path file = Path.of(args[0]);
        try (SyncSketchClient client = SyncSketchClient.fromEnvironment()) {
            long account = client.accounts().list().getObjects().get(0).getId();
            long id = client.projects().create(account, "Show A").getId();
            ProjectQuery query = ProjectQuery.builder().active(true).fields("id", "name").limit(1).build();
            client.projects().all(query).forEach(project -> System.out.println("project " + project.getName()));
            Project renamed = client.projects()
                    .update(id, ProjectUpdate.builder().name("Show B").description(null).build());
            System.out.println("renamed " + renamed.getName());
            System.out.println("archived " + client.projects().archive(id).isArchived());

            long review = client.reviews().create(id, "Dailies").getId();
            System.out.println("uploaded " + client.uploads().upload(review, file).getName());
            long item = client.uploads().uploadToServer(review, file).getId();
            System.out.println("comment " + client.annotations().addComment(item, review, 3, "Hold").getText());
            try {
                client.projects().get(987654321);
            } catch (NotFoundException e) {
                System.out.println("missing " + e.getStatus());
            }
            // Storage errors are XML, which requires another module of the JDK.
            try {
                client.uploads().uploadSigned(UploadRequest.builder(review, file).build());
            } catch (StorageException e) {
                System.out.println("rejected " + e.getCode());
            }
        }
        System.out.println("event " + WebhookParser.parse("{\"action\": \"review_created\", \"review_id\": 456}"));
    }
}
