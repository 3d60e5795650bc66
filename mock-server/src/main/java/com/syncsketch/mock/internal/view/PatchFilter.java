package com.syncsketch.mock.internal.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Violation;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.routing.OperationRequest;
import java.util.List;
import java.util.Set;

/**
 * Selects the fields of a request that change a resource. As by the framework's default, read-only fields are ignored, so a client
 * can send back a whole response. Fields that the contract does not list are stored.
 */
public final class PatchFilter {

    /** The fields that are read-only in every resource. */
    private static final Set<String> READ_ONLY = Set.of(
            "id",
            "uuid",
            "resource_uri",
            "created",
            "modified",
            "creator",
            "users",
            "account_id",
            "account",
            "project");

    private PatchFilter() {}

    /**
     * Returns the fields to store.
     *
     * @param request a request whose response is the resource
     * @param readOnly further read-only fields of this kind of resource
     * @return the fields to store; a JSON null clears a field
     * @throws HttpException with status 400 if a response with these fields would violate the contract
     */
    public static ObjectNode of(OperationRequest request, String... readOnly) {
        ObjectNode changes = request.body().deepCopy();
        changes.remove(READ_ONLY);
        changes.remove(List.of(readOnly));
        request.operation().convertStored(Response.JSON, changes, request.conversion());
        // Responses require only an id, so the changes can be validated without the rest of the resource.
        ObjectNode shown = changes.deepCopy().put("id", 1);
        List<Violation> violations =
                request.operation().checkResponse(request.operation().likelyStatus(), Response.JSON, shown);
        if (!violations.isEmpty()) {
            throw new HttpException(400, request.operation().id() + ": " + Violation.join(violations));
        }
        return changes;
    }
}
