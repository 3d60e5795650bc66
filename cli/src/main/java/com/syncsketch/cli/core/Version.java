package com.syncsketch.cli.core;

import picocli.CommandLine.IVersionProvider;

/** The version of the program. */
public final class Version implements IVersionProvider {

    /** Creates a provider. */
    public Version() {}

    /** Returns the name and the version of the program. */
    public static String line() {
        return "syncsketch " + number();
    }

    /** Returns the version, which is in the manifest of the jar. */
    public static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }
}
