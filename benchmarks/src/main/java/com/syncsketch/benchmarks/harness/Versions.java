package com.syncsketch.benchmarks.harness;

import java.io.File;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Determines the versions of the libraries on the class path from the names of their jars. */
public final class Versions {

    private Versions() {}

    /**
     * Returns the versions of some artifacts, or "of this build" for one that is not on the class path as a jar.
     *
     * @param artifacts the names of the artifacts
     */
    public static Map<String, String> of(String... artifacts) {
        Map<String, String> versions = new LinkedHashMap<>();
        for (String artifact : artifacts) {
            Pattern jar = Pattern.compile(Pattern.quote(artifact) + "-(\\d.*)\\.jar");
            versions.put(
                    artifact,
                    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                            .map(entry -> jar.matcher(new File(entry).getName()))
                            .filter(Matcher::matches)
                            .map(match -> match.group(1))
                            .findFirst()
                            .orElse("of this build"));
        }
        return versions;
    }
}
