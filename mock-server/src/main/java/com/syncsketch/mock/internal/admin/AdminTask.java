package com.syncsketch.mock.internal.admin;

import com.syncsketch.mock.internal.http.Response;

/** Handles the requests to a route of the admin API. */
@FunctionalInterface
public interface AdminTask {

    /**
     * Handles a request.
     *
     * @param request the request
     * @return the response
     * @throws com.syncsketch.mock.internal.http.HttpException if the request is rejected
     * @throws IllegalArgumentException if an argument is invalid; the caller gets the message with status 400
     */
    Response run(AdminRequest request);
}
