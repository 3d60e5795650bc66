package com.syncsketch.mock.internal.http;

/** Ends a request with an error response. The format of the response depends on the path. */
public final class HttpException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    public HttpException(int status, String reason) {
        super(reason, null, false, false);
        this.status = status;
        this.reason = reason;
    }

    /** Creates an exception with status 404. */
    public static HttpException notFound(String kind, Object id) {
        return new HttpException(404, "There is no " + kind + " " + id + " that this user can see");
    }

    /** Returns the status code, 400 or above. */
    public int status() {
        return status;
    }

    /** Returns the error message. */
    public String reason() {
        return reason;
    }
}
