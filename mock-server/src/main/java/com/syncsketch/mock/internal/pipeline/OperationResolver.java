package com.syncsketch.mock.internal.pipeline;

import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.contract.ErrorFormat;
import com.syncsketch.mock.internal.contract.Operation;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.http.Response;
import com.syncsketch.mock.internal.json.Numbers;
import com.syncsketch.mock.internal.storage.StorageEndpoint;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** Finds the operation of a request, and creates error responses in its format. */
public interface OperationResolver {

    /** The operations of the storage. */
    Set<String> STORAGE = Set.of("storage.putPart", "storage.postForm", "storage.getObject");

    /**
     * Finds the operation of a request, without reading its body. Never throws.
     *
     * @param request the request
     * @return the match
     */
    OperationMatch resolve(Request request);

    /**
     * Creates an error response.
     *
     * @param request the failed request
     * @param status the status code
     * @param reason the error message
     * @return the response
     */
    Response error(Request request, int status, String reason);

    /**
     * Creates a resolver for the operations of a contract.
     *
     * @param contract supplies the contract; it may block while the contract is being read
     * @return the resolver
     */
    static OperationResolver ofContract(Supplier<Contract> contract) {
        return new OperationResolver() {
            @Override
            public OperationMatch resolve(Request request) {
                Contract.Match match;
                try {
                    match = contract.get().match(request.segments()).orElse(null);
                } catch (IllegalArgumentException e) {
                    // The URL is not encoded properly, which the API reports.
                    match = null;
                }
                Operation operation = match == null ? null : match.operations().get(request.method());
                if (match == null || operation == null || !request.rawPath().endsWith("/")) {
                    return OperationMatch.none(request.rawPath());
                }
                Map<String, String> parameters = match.parameters();
                return new OperationMatch(
                        operation.id(),
                        operation.template(),
                        parameters,
                        number(parameters.getOrDefault("part_number", "")));
            }

            @Override
            public Response error(Request request, int status, String reason) {
                return Response.json(status, ErrorFormat.of(request.rawPath()).body(status, reason));
            }
        };
    }

    /**
     * Creates a resolver for the operations of the storage, which depend on the HTTP method. As in S3, the part number is in the query.
     *
     * @return the resolver
     */
    static OperationResolver ofStorage() {
        return new OperationResolver() {
            @Override
            public OperationMatch resolve(Request request) {
                String operation = switch (request.method()) {
                    case "PUT" -> "storage.putPart";
                    case "POST" -> "storage.postForm";
                    case "GET" -> "storage.getObject";
                    default -> OperationMatch.NONE;
                };
                OptionalInt part;
                try {
                    part = number(
                            Query.parse(request.rawQuery()).get("partNumber").orElse(""));
                } catch (IllegalArgumentException e) {
                    part = OptionalInt.empty();
                }
                return new OperationMatch(operation, request.rawPath(), Map.of(), part);
            }

            @Override
            public Response error(Request request, int status, String reason) {
                String code = status == 503 ? "SlowDown" : status == 500 ? "InternalError" : "InvalidRequest";
                return StorageEndpoint.error(status, code, reason);
            }
        };
    }

    private static OptionalInt number(String text) {
        return Numbers.parseInt(text, 0, Integer.MAX_VALUE);
    }
}
