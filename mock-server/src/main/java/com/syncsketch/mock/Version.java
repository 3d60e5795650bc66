package com.syncsketch.mock;

import java.util.Optional;

/** Which version this is. */
final class Version {

    private Version() {}

    /** Gives the version in the manifest of the jar. Classes that are in no jar have none. */
    static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
