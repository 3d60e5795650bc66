package com.syncsketch.sdk.client;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The kinds of failures of a listener. Java listeners cannot throw all of them, but Kotlin listeners can. */
public enum FailingListener {
    CHECKED(() -> new IOException("checked")),
    OTHER_CHECKED(() -> new TimeoutException("checked")),
    UNCHECKED(() -> new IllegalStateException("unchecked")),
    WITHOUT_MESSAGE(UnreadableException::new),
    ASSERTION(() -> new AssertionError("assertion")),
    LINKAGE(() -> new NoClassDefFoundError("com/example/Missing")),
    STACK(StackOverflowError::new),
    MEMORY(() -> new OutOfMemoryError("memory of the listener")),
    THROWABLE(() -> new Throwable("neither an exception nor an error"));

    private final Supplier<Throwable> failure;

    FailingListener(Supplier<Throwable> failure) {
        this.failure = failure;
    }

    /** Throws the failure without declaring it. */
    public void fail() {
        throw sneaky(failure.get());
    }

    /** Throws any failure without declaring it. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public static <E extends Throwable> RuntimeException sneaky(Throwable failure) throws E {
        throw (E) failure;
    }

    /** An exception that cannot be logged. */
    private static final class UnreadableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }
}
