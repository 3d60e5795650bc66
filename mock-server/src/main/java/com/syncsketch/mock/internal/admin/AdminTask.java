package com.syncsketch.mock.internal.admin;

import com.syncsketch.mock.internal.http.Response;

/** Carries out one thing that the control API offers. */
@FunctionalInterface
public interface AdminTask {

    /**
     * Carries it out.
     *
     * @param ask the request
     * @return the answer
     * @throws com.syncsketch.mock.internal.http.HttpException if it cannot be carried out
     * @throws IllegalArgumentException if what was asked makes no sense; its text goes to the caller with status 400
     */
    Response run(AdminRequest ask);
}
