package com.syncsketch.mock.internal.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.syncsketch.mock.internal.contract.Violation;
import com.syncsketch.mock.internal.http.HttpException;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.routing.OperationRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The members of a request that go into a resource. Those that only the service writes are ignored, as by framework
 * default; so a whole reply can be sent back. Members that the contract does not list are stored.
 */
final class PatchFilter {

    /** What no request can change, whatever the resource. */
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
     * Takes the members out of a body.
     *
     * @param call the call, whose replies show the resource
     * @param readOnly what only the service writes, beside what it never takes
     * @return the members to store; null is a value
     * @throws HttpException with 400 if a reply could not show the resource with them
     */
    static ObjectNode of(OperationRequest call, String... readOnly) {
        ObjectNode changes = call.body().deepCopy();
        changes.remove(READ_ONLY);
        changes.remove(List.of(readOnly));
        // Replies require an id alone, so the changes can be held against them without the rest of the resource.
        ObjectNode shown = changes.deepCopy().put("id", 1);
        List<Violation> problems = call.operation().checkReply(200, Response.JSON, shown);
        if (!problems.isEmpty()) {
            throw new HttpException(
                    400,
                    call.operation().id() + ": "
                            + problems.stream().map(Violation::toString).collect(Collectors.joining("; ")));
        }
        return changes;
    }
}
