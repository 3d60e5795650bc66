package com.syncsketch.mock.internal.http;

/** Ends a call with a status that is no success. How it is worded depends on the path. */
public final class HttpException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    /**
     * Refuses a call.
     *
     * @param status the status, 400 or above
     * @param reason what is wrong, for the caller to read
     */
    public HttpException(int status, String reason) {
        super(reason, null, false, false);
        this.status = status;
        this.reason = reason;
    }

    /**
     * Refuses a call for something that is not there.
     *
     * @param kind what it is, such as {@code project}
     * @param id its id
     * @return the refusal
     */
    public static HttpException notFound(String kind, Object id) {
        return new HttpException(404, "There is no " + kind + " " + id + " that this user can see");
    }

    /**
     * Gives the status.
     *
     * @return 400 or above
     */
    public int status() {
        return status;
    }

    /**
     * Gives the reason.
     *
     * @return what is wrong
     */
    public String reason() {
        return reason;
    }
}
