package com.syncsketch.benchmarks;

import java.io.File;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the versions of what is on the class path, by the names of the jars. */
public final class Versions {

    private Versions() {}

    /**
     * Finds versions.
     *
     * @param artifacts what to look for
     * @return the version of each; "of this build" where a folder stands in for a jar
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
