package com.syncsketch.benchmarks.calls;

/** Sends one request and exits. Arguments: the candidate and the origin of the server. */
public final class OneCall {

    private OneCall() {}

    public static void main(String[] arguments) throws Exception {
        try (Caller caller = Caller.Candidate.valueOf(arguments[0]).create(arguments[1], null)) {
            System.out.println(caller.project(20));
        }
        // OkHttp's and Feign's threads would keep the process alive for a minute.
        System.exit(0);
    }
}
