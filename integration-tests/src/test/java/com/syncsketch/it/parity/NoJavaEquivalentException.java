package com.syncsketch.it.parity;

import java.io.Serial;

/** Says why a recorded call cannot be made in Java. */
final class NoJavaEquivalentException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Difference.Aspect aspect;
    private final String member;

    private NoJavaEquivalentException(Difference.Aspect aspect, String member, String message) {
        super(message);
        this.aspect = aspect;
        this.member = member;
    }

    /** The method is known, and Java has none for it. */
    static NoJavaEquivalentException noCounterpart(String why) {
        return new NoJavaEquivalentException(Difference.Aspect.CALL, "", why);
    }

    /** The compiler refuses such an argument. */
    static NoJavaEquivalentException argument(String name, String why) {
        return new NoJavaEquivalentException(Difference.Aspect.ARGUMENT, name, why);
    }

    /** The table does not know it. */
    static NoJavaEquivalentException unknown(String member, String why) {
        return new NoJavaEquivalentException(Difference.Aspect.UNKNOWN, member, why);
    }

    Difference difference(String expected) {
        return new Difference(aspect, -1, member, expected, getMessage(), null, null);
    }
}
