package com.syncsketch.mock.internal.pipeline;

import com.syncsketch.mock.internal.contract.Contract;
import com.syncsketch.mock.internal.contract.ErrorFormat;
import com.syncsketch.mock.internal.contract.Operation;
import com.syncsketch.mock.internal.http.Query;
import com.syncsketch.mock.internal.http.Request;
import com.syncsketch.mock.internal.http.Response;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** Tells which operation a request goes to, and how errors are worded there. */
public interface OperationResolver {

    /** The operations of the storage. */
    Set<String> STORAGE = Set.of("storage.putPart", "storage.postForm", "storage.getObject");

    /**
     * Names a request. Its body is not read.
     *
     * @param request the request
     * @return what it is about; never fails
     */
    OperationMatch name(Request request);

    /**
     * Words an error.
     *
     * @param request the request that fails
     * @param status the status
     * @param reason what is wrong
     * @return the answer
     */
    Response error(Request request, int status, String reason);

    /**
     * Names the operations of a contract.
     *
     * @param contract gives the contract, which may still be read when this is called
     * @return the naming
     */
    static OperationResolver of(Supplier<Contract> contract) {
        return new OperationResolver() {
            @Override
            public OperationMatch name(Request request) {
                Contract.Match match;
                try {
                    match = contract.get().match(request.segments()).orElse(null);
                } catch (IllegalArgumentException e) {
                    // The address is not encoded properly, which the service will tell.
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
     * Names the operations of the storage: a part is put, a form is posted, anything is got. The number of the part
     * stands in the query, as at S3.
     *
     * @return the naming
     */
    static OperationResolver ofStorage() {
        return new OperationResolver() {
            @Override
            public OperationMatch name(Request request) {
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
                String code = status == 503 ? "SlowDown" : status >= 500 ? "InternalError" : "InvalidRequest";
                String text = reason.replace("&", "&amp;").replace("<", "&lt;");
                return Response.text(
                        status,
                        "application/xml",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + text
                                + "</Message></Error>");
            }
        };
    }

    private static OptionalInt number(String text) {
        return text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
