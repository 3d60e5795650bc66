package com.syncsketch.testsupport;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the public methods that accept code of the user, so that a test notices a new one. */
public final class CallbackMethods {

    private static final String SUFFIX = ".class";

    private CallbackMethods() {}

    /**
     * Returns the methods of the folder or jar that contains a class. Packages named {@code internal} are left out.
     *
     * @param type a class
     * @return the simple names of class and method, such as {@code Task.onProgress}
     */
    public static Set<String> besides(Class<?> type) throws IOException, URISyntaxException, ClassNotFoundException {
        Path location =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(location)) {
            return below(location, type.getClassLoader());
        }
        try (FileSystem jar = FileSystems.newFileSystem(location)) {
            return below(jar.getPath("/"), type.getClassLoader());
        }
    }

    private static Set<String> below(Path root, ClassLoader loader) throws IOException, ClassNotFoundException {
        List<String> names;
        try (Stream<Path> files = Files.walk(root)) {
            names = files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(SUFFIX) && !name.contains("internal") && !name.contains("-info"))
                    .map(name ->
                            name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'))
                    .toList();
        }
        Set<String> methods = new TreeSet<>();
        for (String name : names) {
            Class<?> type = Class.forName(name, false, loader);
            for (Method method : Modifier.isPublic(type.getModifiers()) ? type.getDeclaredMethods() : new Method[0]) {
                if (Modifier.isPublic(method.getModifiers())
                        && !method.isSynthetic()
                        && Arrays.stream(method.getParameterTypes()).anyMatch(CallbackMethods::isCode)) {
                    methods.add(name.substring(name.lastIndexOf('.') + 1) + "." + method.getName());
                }
            }
        }
        return methods;
    }

    /** Returns true for interfaces that users implement with code: functional ones and listeners. */
    private static boolean isCode(Class<?> type) {
        boolean functional = type.isInterface()
                && Arrays.stream(type.getMethods())
                                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                                .count()
                        == 1;
        return (functional && !Iterable.class.isAssignableFrom(type))
                || type.getSimpleName().endsWith("Listener");
    }
}
