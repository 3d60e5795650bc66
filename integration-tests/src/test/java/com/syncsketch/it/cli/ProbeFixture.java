package com.syncsketch.it.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.syncsketch.cli.probe.Probe;
import com.syncsketch.cli.probe.ProbeOptions;
import com.syncsketch.cli.probe.ProbeReport;
import com.syncsketch.mock.MockSyncSketch;
import com.syncsketch.mock.MockSyncSketchBuilder;
import com.syncsketch.mock.model.Seed;
import com.syncsketch.sdk.client.SyncSketchClient;
import com.syncsketch.sdk.client.auth.Credentials;
import com.syncsketch.sdk.client.retry.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A mock server with data of every kind, and a probe of it. */
final class ProbeFixture {

    /** All states of its records are listed in the contract. */
    private static final Seed SEED = Seed.fromJson("""
            {
              "users": [
                {"email": "zoltan@quixotic.example", "first_name": "Zoltan", "last_name": "Quandary", "key": "zoltans-key"},
                {"email": "wilma@quixotic.example", "first_name": "Wilma", "last_name": "Zephyr"}
              ],
              "accounts": [{
                "name": "Quixotic Pictures",
                "description": "Features of Quixotic",
                "playlists": [{"code": "Quixotic lighting", "media": ["zq010", "zq020"]}],
                "users": [{"email": "zoltan@quixotic.example", "permission": "manager"}],
                "projects": [{
                  "name": "Zebra Quest",
                  "description": "About a zebra",
                  "users": [{"email": "wilma@quixotic.example", "permission": "viewer"}],
                  "reviews": [
                    {
                      "name": "Zebra dailies",
                      "description": "Stripes of it",
                      "items": [
                        {"name": "zq010_v001.mov", "type": "video", "artist": "Wilma Zephyr", "fps": 24,
                         "metadata": "{\\"zebra\\": 1}", "approval_status": "approved",
                         "comments": [
                           {"frame": 12, "text": "Fewer stripes, please", "by": "wilma@quixotic.example",
                            "replies": [{"text": "Will do, says Zoltan"}]},
                           {"frame": 20, "text": "A hoof is missing"}
                         ]},
                        {"name": "zq020_v001.mov", "type": "video", "description": "The savannah"},
                        {"name": "zq030_v001.png", "type": "image"}
                      ],
                      "sections": [{"name": "Savannah by night", "items": ["zq010_v001.mov"]}]
                    },
                    {"name": "Zebra layout", "items": [{"name": "zq011_v001.mov", "type": "video"}]},
                    {"name": "Zebra finals"}
                  ]
                }, {"name": "Quagga Quest"}, {"name": "Okapi Quest"}]
              }, {"name": "Okapi Commercials"}, {"name": "Quagga Games"}]
            }
            """);

    private final MockSyncSketch mock;
    private final List<String> skipped = new ArrayList<>();
    private Credentials credentials;
    private boolean showWords;

    ProbeFixture(MockSyncSketch mock) {
        this.mock = mock;
        this.credentials = Credentials.apiKey(mock.user(), mock.key());
    }

    /** Returns a server with that data, whose ids cannot occur in a report by chance. */
    static MockSyncSketchBuilder server() {
        return MockSyncSketch.builder().seed(SEED).firstId(700_000_001L);
    }

    static Seed seed() {
        return SEED;
    }

    ProbeFixture skip(String operation) {
        skipped.add(operation);
        return this;
    }

    ProbeFixture with(Credentials other) {
        credentials = other;
        return this;
    }

    ProbeFixture showWords() {
        showWords = true;
        return this;
    }

    Probe probe() {
        return new Probe(new ProbeOptions(3, 5, skipped, showWords));
    }

    ProbeReport run() {
        try (SyncSketchClient client = SyncSketchClient.builder()
                .host(mock.url())
                .credentials(credentials)
                // Retries would slow the tests down.
                .retryPolicy(RetryPolicy.none())
                .build()) {
            return probe().run(client, operation -> {});
        }
    }

    /** Returns one line per deviation: operation, field path, kind and detail. */
    static List<String> deviations(ProbeReport report) {
        List<String> lines = new ArrayList<>();
        json(report)
                .path("deviations")
                .forEach(entry -> lines.add(String.join(
                        " ",
                        entry.path("operation").asText(),
                        entry.path("fieldPath").asText(),
                        entry.path("kind").asText() + ":",
                        entry.path("detail").asText())));
        return lines;
    }

    static JsonNode json(ProbeReport report) {
        return json(report.toJson());
    }

    static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
