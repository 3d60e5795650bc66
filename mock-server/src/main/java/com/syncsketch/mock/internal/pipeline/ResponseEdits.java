package com.syncsketch.mock.internal.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.syncsketch.mock.fault.Action;
import com.syncsketch.mock.fault.FaultStep;
import com.syncsketch.mock.fault.FieldEdit;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.json.Json;
import java.util.function.Consumer;

/** Applies the edits of a fault to a response. */
final class ResponseEdits {

    private ResponseEdits() {}

    /**
     * Edits a response, and remembers pages that a later fault may repeat.
     *
     * @param original the body of the response
     * @param status the status code of the response
     * @param step the fault
     * @param rules the rules, which remember pages
     * @param operation the operation
     * @param request the request
     * @param failure called for each edit that cannot be applied
     * @return the body to send
     */
    static byte[] apply(
            byte[] original,
            int status,
            FaultStep step,
            FaultRules rules,
            String operation,
            Request request,
            Consumer<String> failure) {
        JsonNode json;
        try {
            json = Json.read(original);
        } catch (JsonProcessingException e) {
            json = MissingNode.getInstance();
        }
        for (Action.BrokenPage page : step.findAll(Action.BrokenPage.class)) {
            JsonNode previous = rules.remembered(operation).orElse(null);
            ResponseEditor.apply(page, json, request, previous).ifPresent(failure);
        }
        for (FieldEdit edit : step.findAll(FieldEdit.class)) {
            ResponseEditor.apply(edit, json).ifPresent(failure);
        }
        if (status < 300 && (ResponseEditor.isPage(json) || json.isArray())) {
            rules.remember(operation, json);
        }
        return step.actions().isEmpty() || json.isMissingNode() ? original : Json.bytes(json);
    }
}
