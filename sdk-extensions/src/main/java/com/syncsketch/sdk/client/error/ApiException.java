package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The service answered, but not with a success. There is one subclass for each status that callers tell apart.
 *
 * <p>The class depends on the status alone: a body that is empty or not JSON hides nothing.
 */
public abstract class ApiException extends SyncSketchException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_DETAIL = 500;

    /** The one list of them: what is repeated goes by it, too. */
    private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);

    private final ErrorResponse response;
    private final ErrorDetail detail;

    ApiException(ErrorResponse response) {
        this(response, null);
    }

    ApiException(ErrorResponse response, @Nullable String note) {
        super(message(response, note));
        this.response = response;
        this.detail = ErrorDetail.parse(response.body());
    }

    /**
     * Gives the exception that belongs to an answer.
     *
     * @param response the answer; its status decides
     * @return an exception to be thrown
     */
    public static ApiException of(ErrorResponse response) {
        int status = response.status();
        return switch (status) {
            case 400 -> new BadRequestException(response);
            case 401 -> new AuthenticationException(response);
            case 403 -> new PermissionDeniedException(response);
            case 404 -> new NotFoundException(response);
            case 409 -> new ConflictException(response);
            case 422 -> new ValidationException(response);
            case 429 -> new RateLimitedException(response);
            default ->
                status >= 500 && status <= 599
                        ? new ServerException(response)
                        : new UnexpectedStatusException(response);
        };
    }

    private static String message(ErrorResponse response, @Nullable String note) {
        StringBuilder text = new StringBuilder()
                .append(response.method())
                .append(' ')
                .append(response.path())
                .append(" was answered with ")
                .append(response.status());
        String detail = ErrorDetail.parse(response.body()).toString();
        if (note != null) {
            text.append(": ").append(note);
        } else if (!detail.isEmpty()) {
            text.append(": ").append(cut(detail));
        } else if (!response.body().isEmpty()) {
            String contentType = response.header("Content-Type");
            text.append(" and a body that explains nothing (")
                    .append(contentType == null ? "no content type" : contentType)
                    .append(')');
        }
        String requestId = response.requestId();
        return requestId == null
                ? text.toString()
                : text.append(" [request ").append(requestId).append(']').toString();
    }

    private static String cut(String detail) {
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "...";
    }

    /**
     * Gives the HTTP status.
     *
     * @return a number from 300 to 599
     */
    public int status() {
        return response.status();
    }

    /**
     * Gives the method of the call.
     *
     * @return {@code GET} for example, never null
     */
    public String method() {
        return response.method();
    }

    /**
     * Gives the path of the call.
     *
     * @return the path with its parameters in braces, as the contract has it, and without a query; never null
     */
    public String path() {
        return response.path();
    }

    /**
     * Gives the headers of the answer.
     *
     * @return values by name; names are found in any case; cookies and credentials are replaced by {@code ***};
     *     unmodifiable
     */
    public Map<String, List<String>> headers() {
        return response.headers();
    }

    /**
     * Gives the body of the answer as the service sent it.
     *
     * @return the text; empty if there was none. Only the first 64 KiB are kept, followed by a note that says so
     */
    public String body() {
        return response.body();
    }

    /**
     * Gives what the service says is wrong.
     *
     * @return the parsed body; empty where the body says nothing or is not JSON; never null
     */
    public ErrorDetail detail() {
        return detail;
    }

    /**
     * Gives the id under which the service, or a proxy before it, knows the request.
     *
     * @return the id to name in a support request, or null if the answer has none
     */
    @Nullable
    public String requestId() {
        return response.requestId();
    }

    /**
     * Gives the time for which the service asks to be left alone. It may come with any status; 429 and 503 are the
     * usual ones.
     *
     * @return a duration of zero or more, or null if the service does not say
     */
    @Nullable
    public Duration retryAfter() {
        return response.retryAfter();
    }

    /**
     * Tells whether the same call may succeed later without a change: after 408, 429, 500, 502, 503 and 504. These are the
     * statuses after which the client itself repeats what may be repeated. Whether a call may be is another question: one
     * that creates something may have done so already; see {@link com.syncsketch.sdk.client.retry.RetryPolicy}.
     *
     * @return true if the trouble may pass by itself
     */
    public boolean isTransient() {
        return isTransient(status());
    }

    static boolean isTransient(int status) {
        return TRANSIENT.contains(status);
    }
}
