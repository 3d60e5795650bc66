package com.syncsketch.it.parity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One recorded call of the Python client: what it was given, what it sent, what it was answered, what it returned. */
record TraceCase(JsonNode json) {

    String name() {
        return json.path("case").asText("(case without a name)");
    }

    String topic() {
        return json.path("topic").asText();
    }

    /** The method itself where the one that was called is an alias. */
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
        return json.path("auth").path("username").asText();
    }

    String key() {
        return json.path("auth").path("key").asText();
    }

    String authMode() {
        return json.path("auth").path("mode").asText();
    }

    /** The host that the client was made for, with {@code http://host} for the server. */
    String host() {
        return json.path("options").path("host").asText(ReplayServer.RECORDED_ORIGIN);
    }

    /** The file behind the argument {@code FILE}; missing where there is none. */
    JsonNode file() {
        return json.path("file");
    }

    /** The file that was downloaded; missing where there is none. */
    JsonNode savedFile() {
        return json.path("savedFile");
    }

    List<JsonNode> requests() {
        List<JsonNode> requests = new ArrayList<>();
        json.path("requests").forEach(requests::add);
        return requests;
    }

    JsonNode result() {
        return json.path("result");
    }

    String resultKind() {
        return result().path("kind").asText();
    }

    /** The body of the response that was returned, or the value. */
    JsonNode resultValue() {
        if (!resultKind().equals("response")) {
            return result().path("value");
        }
        return result().has("json") ? result().get("json") : result().path("text");
    }

    /** Shows the name. */
    @Override
    public String toString() {
        return name();
    }
}
