package com.syncsketch.sdk.client.internal.util;

import jakarta.annotation.Nullable;

/** Searches the causes of exceptions, and makes them printable. */
public final class Causes {

    private Causes() {}

    /**
     * Checks whether an exception or one of its causes has a type.
     *
     * @param failure the exception
     * @param type the type
     * @return true if there is one
     */
    public static boolean contain(@Nullable Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns an exception whose text and causes can be printed. Exceptions of the JDK may contain the name of a file or a
     * part of a response, and so line breaks and other control characters.
     *
     * @param cause the exception, or null
     * @return the same exception if it can be printed; else one with the escaped text, the same stack trace and causes
     */
    @Nullable
    public static Throwable printable(@Nullable Throwable cause) {
        if (cause == null) {
            return null;
        }
        for (Throwable next = cause; next != null; next = next.getCause()) {
            String text = next.toString();
            if (!Characters.printable(text).equals(text)) {
                Exception copy = new Exception(Characters.printable(cause.toString()), printable(cause.getCause()));
                copy.setStackTrace(cause.getStackTrace());
                return copy;
            }
        }
        return cause;
    }
}
