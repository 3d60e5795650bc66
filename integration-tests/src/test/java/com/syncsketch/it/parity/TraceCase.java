package com.syncsketch.it.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A recorded call of the Python client, with its arguments, requests, responses and result. */
record TraceCase(JsonNode json) {

    String name() {
        return json.path("case").asText("(case without a name)");
    }

    String topic() {
        return json.path("topic").asText();
    }

    /** Returns the method, or that behind an alias. */
    String canonical() {
        return json.path("canonical").asText(json.path("method").asText());
    }

    JsonNode arguments() {
        return json.path("args");
    }

    List<JsonNode> positional() {
        List<JsonNode> values = new ArrayList<>();
        json.path("positional").forEach(values::add);
        return values;
    }

    String user() {
        return credential("username").asText();
    }

    String key() {
        return credential("key").asText();
    }

    /** Returns {@code username} or {@code key}, which can be any JSON value. */
    JsonNode credential(String name) {
        return json.path("auth").path(name);
    }

    String authMode() {
        return json.path("auth").path("mode").asText();
    }

    /** Returns the host of the client, with {@code http://host} for the server. */
    String host() {
        return json.path("options").path("host").asText(ReplayServer.RECORDED_ORIGIN);
    }

    /** Returns the file of the argument {@code FILE}, or a missing node. */
    JsonNode file() {
        return json.path("file");
    }

    /** Returns the downloaded file, or a missing node. */
    JsonNode savedFile() {
        return json.path("savedFile");
    }

    List<JsonNode> requests() {
        List<JsonNode> requests = new ArrayList<>();
        json.path("requests").forEach(requests::add);
        return requests;
    }

    /** Returns the recorded responses that deviate from the usual ones, as conditions on requests. */
    List<JsonNode> overrides() {
        List<JsonNode> overrides = new ArrayList<>();
        json.path("overrides").forEach(overrides::add);
        return overrides;
    }

    JsonNode result() {
        return json.path("result");
    }

    String resultKind() {
        return result().path("kind").asText();
    }

    /** Returns the value, or the body if a response was returned. */
    JsonNode resultValue() {
        if (!resultKind().equals("response")) {
            return result().path("value");
        }
        return result().has("json") ? result().get("json") : result().path("text");
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name();
    }
}
