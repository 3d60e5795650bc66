package com.syncsketch.release.compatibility;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.filter.JavadocLikePackageFilter;
import japicmp.model.JApiBehavior;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiCompatibilityChange;
import japicmp.model.JApiCompatibilityChangeType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds changes that break programs for older jars, with one line per change. */
final class JavaChanges {

    /** Users do not implement our interfaces, so methods may be added without a new major version. */
    private static final Set<JApiCompatibilityChangeType> ALLOWED = EnumSet.of(
            JApiCompatibilityChangeType.METHOD_ADDED_TO_INTERFACE,
            JApiCompatibilityChangeType.METHOD_ABSTRACT_ADDED_IN_IMPLEMENTED_INTERFACE);

    /** Packages that are not part of the API, including their subpackages. */
    private static final List<String> INTERNAL =
            List.of("com.syncsketch.sdk.client.internal", "com.syncsketch.mock.internal", "com.syncsketch.mock.shaded");

    private JavaChanges() {}

    /** Compares a set of jars with newer ones. */
    static List<String> between(List<Path> older, List<Path> newer) {
        JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
        // Types of Feign and Jackson in signatures are compared by name.
        options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
        for (String internal : INTERNAL) {
            options.getFilters().getExcludes().add(new JavadocLikePackageFilter(internal, false));
        }
        TreeSet<String> changes = new TreeSet<>();
        for (JApiClass type : new JarArchiveComparator(options).compare(archives(older), archives(newer))) {
            String name = type.getFullyQualifiedName();
            add(changes, type, name);
            add(changes, type.getSuperclass(), name);
            type.getInterfaces().forEach(part -> add(changes, part, name + " " + part.getFullyQualifiedName()));
            type.getGenericTemplates().forEach(part -> add(changes, part, name + " <" + part.getName() + ">"));
            type.getFields().forEach(part -> add(changes, part, name + "." + part.getName()));
            type.getConstructors().forEach(part -> add(changes, part, name + signature(part)));
            type.getMethods().forEach(part -> add(changes, part, name + "." + part.getName() + signature(part)));
        }
        return List.copyOf(changes);
    }

    private static void add(Set<String> changes, JApiCompatibility part, String name) {
        for (JApiCompatibilityChange change : part.getCompatibilityChanges()) {
            boolean breaking =
                    !change.isBinaryCompatible() || !change.isSourceCompatible() && !ALLOWED.contains(change.getType());
            if (breaking) {
                changes.add(change.getType() + " " + name);
            }
        }
    }

    private static String signature(JApiBehavior behavior) {
        return behavior.getParameters().stream()
                .map(parameter -> parameter.getType())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static List<JApiCmpArchive> archives(List<Path> jars) {
        List<JApiCmpArchive> archives = new ArrayList<>();
        jars.forEach(jar -> archives.add(new JApiCmpArchive(jar.toFile(), "")));
        return archives;
    }
}
