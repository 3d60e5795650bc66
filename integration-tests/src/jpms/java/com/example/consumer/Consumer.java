package com.example.consumer;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.error.NotFoundException;
import com.syncsketch.sdk.client.error.StorageException;
import com.syncsketch.sdk.client.upload.UploadRequest;
import com.syncsketch.sdk.client.webhook.WebhookParser;
import com.syncsketch.sdk.model.Project;
import com.syncsketch.sdk.model.ProjectQuery;
import com.syncsketch.sdk.model.ProjectUpdate;
import java.nio.file.Path;

/** Makes calls of each kind, and prints one line for each. */
public final class Consumer {

    private Consumer() {}

    public static void main(String[] args) {
        System.out.println("modules " + SyncSketchClient.class.getModule().getName() + ", "
                + Project.class.getModule().getName());
        Path file = Path.of(args[1]);
        try (SyncSketchClient client = SyncSketchClient.builder()
                .host(args[0])
                .credentials(Credentials.apiKey("td@example.com", "key"))
                .build()) {
            ProjectQuery query = ProjectQuery.builder().active(true).fields("id", "name").limit(2).build();
            client.projects()
                    .list(query)
                    .getObjects()
                    .forEach(project -> System.out.println("project " + project.getId() + " " + project.getName()));
            client.projects().all(query).forEach(project -> System.out.println("all " + project.getId()));
            Project renamed = client.projects()
                    .update(20, ProjectUpdate.builder().name("Show B").description(null).build());
            System.out.println("renamed " + renamed.getName());
            System.out.println("archived " + client.projects().archive(20).getId());
            System.out.println("comment " + client.annotations().addComment(789, 456, 3, "Hold").getId());
            System.out.println("uploaded " + client.uploads().uploadToServer(456, file).getId());
            System.out.println("signed "
                    + client.uploads().uploadSigned(UploadRequest.builder(31, file).build()).getId());
            try {
                client.projects().get(404);
            } catch (NotFoundException e) {
                System.out.println("missing " + e.detail());
            }
            try {
                client.uploads().uploadSigned(UploadRequest.builder(32, file).build());
            } catch (StorageException e) {
                System.out.println("refused " + e.code());
            }
        }
        System.out.println("event " + WebhookParser.parse("{\"action\": \"review_created\", \"review_id\": 456}"));
    }
}
