package com.syncsketch.sdk.client.error;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Thrown when the service responds with an error status. There is one subclass for each status that callers usually handle
 * separately.
 *
 * <p>The subclass depends on the status code alone. A body that is empty or not JSON never hides the status.
 */
public abstract class ApiException extends SyncSketchException {

    private static final long serialVersionUID = 1L;
    private static final int MAX_DETAIL_LENGTH = 500;

    /** The statuses that are retried; the only list of them. */
    private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);

    private final ErrorResponse response;
    private final ErrorDetail detail;

    ApiException(ErrorResponse response) {
        this(response, null);
    }

    ApiException(ErrorResponse response, @Nullable String note) {
        this(response, note, ErrorDetail.parse(response.getBody()));
    }

    private ApiException(ErrorResponse response, @Nullable String note, ErrorDetail detail) {
        super(message(response, note, detail.toString()));
        this.response = response;
        this.detail = detail;
    }

    /**
     * Returns the exception for an error response.
     *
     * @param response the response; its status selects the subclass
     * @return a new exception, to be thrown by the caller
     */
    public static ApiException of(ErrorResponse response) {
        int status = response.getStatus();
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

    private static String message(ErrorResponse response, @Nullable String note, String detail) {
        StringBuilder text = new StringBuilder()
                .append(response.getMethod())
                .append(' ')
                .append(response.getRequestTarget())
                .append(" returned ")
                .append(response.getStatus());
        if (note != null) {
            text.append(": ").append(note);
        } else if (!detail.isEmpty()) {
            text.append(": ").append(truncate(detail));
        } else if (!response.getBody().isEmpty()) {
            String contentType = response.getHeader("Content-Type");
            text.append(" without error details (")
                    .append(contentType == null ? "no content type" : contentType)
                    .append(')');
        }
        String requestId = response.getRequestId();
        return requestId == null
                ? text.toString()
                : text.append(" [request ").append(requestId).append(']').toString();
    }

    private static String truncate(String detail) {
        return detail.length() <= MAX_DETAIL_LENGTH ? detail : detail.substring(0, MAX_DETAIL_LENGTH) + "...";
    }

    /**
     * Returns the HTTP status code.
     *
     * @return a number from 300 to 599
     */
    public int getStatus() {
        return response.getStatus();
    }

    /**
     * Returns the HTTP method of the request.
     *
     * @return the method, such as {@code GET}; never null
     */
    public String getMethod() {
        return response.getMethod();
    }

    /**
     * Returns the path template of the request, which has few distinct values. The message contains the
     * {@linkplain #getRequestTarget() path with its ids}.
     *
     * @return the path as in the contract, with its parameters in braces and without the query; never null
     */
    public String getPath() {
        return response.getPath();
    }

    /**
     * Returns the target of the request for messages and logs.
     *
     * @return the path with its ids and the query; values of the query that might be confidential are replaced by
     *     {@code ***}; never null
     */
    public String getRequestTarget() {
        return response.getRequestTarget();
    }

    /**
     * Returns the response headers.
     *
     * @return an unmodifiable map of values by name; lookup ignores case; the values of cookies and credentials are replaced
     *     by {@code ***}
     */
    public Map<String, List<String>> getHeaders() {
        return response.getHeaders();
    }

    /**
     * Returns the response body as the service sent it.
     *
     * @return the text, empty if there was no body. Only the first 64 KiB are kept, followed by a note that says so
     */
    public String getBody() {
        return response.getBody();
    }

    /**
     * Returns the error details in the response body.
     *
     * @return the parsed details; empty if the body contains none or is not JSON; never null
     */
    public ErrorDetail getDetail() {
        return detail;
    }

    /**
     * Returns the request id that the service, or a proxy in front of it, assigned. Include it in support requests.
     *
     * @return the id, or null if the response has none
     */
    @Nullable
    public String getRequestId() {
        return response.getRequestId();
    }

    /**
     * Returns the delay that the service requests in {@code Retry-After}. It may come with any status; 429 and 503 are the
     * usual ones.
     *
     * @return a duration of zero or more, or null if the service requests none
     */
    @Override
    @Nullable
    public Duration getRetryAfter() {
        return response.getRetryAfter();
    }

    /**
     * Returns whether the same request may succeed later: true for 408, 429, 500, 502, 503 and 504. The client itself
     * retries after these statuses, if the operation is safe to retry. A request that creates something may have taken
     * effect already; see {@link com.syncsketch.sdk.client.retry.RetryPolicy}.
     *
     * @return true if the error may be temporary
     */
    @Override
    public boolean isTransient() {
        return isTransient(getStatus());
    }

    static boolean isTransient(int status) {
        return TRANSIENT.contains(status);
    }
}
