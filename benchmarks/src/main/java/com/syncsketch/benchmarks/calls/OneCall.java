package com.syncsketch.benchmarks.calls;

/** Makes one call and exits. Arguments: the contender and the origin of the server. */
public final class OneCall {

    private OneCall() {}

    public static void main(String[] arguments) throws Exception {
        try (Caller caller = Caller.Contender.valueOf(arguments[0]).at(arguments[1], null)) {
            System.out.println(caller.project(20));
        }
        // OkHttp's and Feign's threads would keep the process alive for a minute.
        System.exit(0);
    }
}
