package com.syncsketch.sdk.model;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The generated models. */
final class Models {

    private Models() {}

    /** Returns the models without required fields, in alphabetical order; these are the ones of responses. */
    static List<Class<?>> responses() throws IOException, URISyntaxException, ClassNotFoundException {
        URI classes = Item.class.getResource("Item.class").toURI();
        List<String> names;
        try (Stream<Path> files = Files.list(Path.of(classes).getParent())) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && file.indexOf('$') < 0)
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .sorted()
                    .toList();
        }
        List<Class<?>> models = new ArrayList<>();
        for (String name : names) {
            Class<?> type = Class.forName(Item.class.getPackageName() + "." + name);
            if (type.isAnnotationPresent(JsonAutoDetect.class) && canBeEmpty(type)) {
                models.add(type);
            }
        }
        return models;
    }

    private static boolean canBeEmpty(Class<?> model) {
        try {
            Object builder = model.getMethod("builder").invoke(null);
            builder.getClass().getMethod("build").invoke(builder);
            return !model.getSimpleName().endsWith("Page");
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
