package com.syncsketch.mock.internal.admin;

import java.util.Optional;

/** Which version this is. */
public final class Version {

    private Version() {}

    /**
     * Gives the version in the manifest of the jar. Classes that are in no jar have none.
     *
     * @return the version, or {@code development}
     */
    public static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
