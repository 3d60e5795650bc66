package com.syncsketch.it.parity;

import java.io.Serial;
import java.util.List;

/** Thrown if a recorded call has no equivalent in Java. */
final class NoJavaEquivalentException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Difference.Aspect aspect;
    private final String field;

    private NoJavaEquivalentException(Difference.Aspect aspect, String field, String message) {
        super(message);
        this.aspect = aspect;
        this.field = field;
    }

    /** Java deliberately has no equivalent of the method. */
    static NoJavaEquivalentException noEquivalent(String reason) {
        return new NoJavaEquivalentException(Difference.Aspect.CALL, "", reason);
    }

    /** The compiler rejects the argument. */
    static NoJavaEquivalentException argument(String name, String reason) {
        return new NoJavaEquivalentException(Difference.Aspect.ARGUMENT, name, reason);
    }

    /** The method table lacks the method or argument. */
    static NoJavaEquivalentException unknown(String field, String reason) {
        return new NoJavaEquivalentException(Difference.Aspect.UNKNOWN, field, reason);
    }

    Difference difference(String expected) {
        return new Difference(aspect, -1, field, expected, getMessage(), null, null, List.of());
    }
}
