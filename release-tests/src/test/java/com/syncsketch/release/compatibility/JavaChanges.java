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

/** What breaks programs that were written for older jars, one line for each change. */
final class JavaChanges {

    /** Our interfaces are there to be called. A new operation must not wait for a new major version. */
    private static final Set<JApiCompatibilityChangeType> MEANT_FOR_CALLERS = EnumSet.of(
            JApiCompatibilityChangeType.METHOD_ADDED_TO_INTERFACE,
            JApiCompatibilityChangeType.METHOD_ABSTRACT_ADDED_IN_IMPLEMENTED_INTERFACE);

    /** What is public for the compiler only; with the packages below. */
    private static final List<String> HIDDEN =
            List.of("com.syncsketch.sdk.client.internal", "com.syncsketch.mock.internal", "com.syncsketch.mock.shaded");

    private JavaChanges() {}

    /** Compares jars that belong together with later ones. */
    static List<String> between(List<Path> older, List<Path> newer) {
        JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
        // Feign and Jackson show in signatures by name, which is all that counts here.
        options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
        for (String hidden : HIDDEN) {
            options.getFilters().getExcludes().add(new JavadocLikePackageFilter(hidden, false));
        }
        TreeSet<String> changes = new TreeSet<>();
        for (JApiClass type : new JarArchiveComparator(options).compare(archives(older), archives(newer))) {
            String name = type.getFullyQualifiedName();
            add(changes, type, name);
            add(changes, type.getSuperclass(), name);
            type.getInterfaces().forEach(each -> add(changes, each, name + " " + each.getFullyQualifiedName()));
            type.getGenericTemplates().forEach(each -> add(changes, each, name + " <" + each.getName() + ">"));
            type.getFields().forEach(each -> add(changes, each, name + "." + each.getName()));
            type.getConstructors().forEach(each -> add(changes, each, name + signature(each)));
            type.getMethods().forEach(each -> add(changes, each, name + "." + each.getName() + signature(each)));
        }
        return List.copyOf(changes);
    }

    private static void add(Set<String> changes, JApiCompatibility part, String name) {
        for (JApiCompatibilityChange change : part.getCompatibilityChanges()) {
            boolean breaking = !change.isBinaryCompatible()
                    || !change.isSourceCompatible() && !MEANT_FOR_CALLERS.contains(change.getType());
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
