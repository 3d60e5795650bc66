package com.syncsketch.mock.internal.admin;

import java.util.Optional;

/** The version of the mock server. */
public final class Version {

    private Version() {}

    /** Returns the version in the manifest of the jar, or {@code development} if the classes are not in a jar. */
    public static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
