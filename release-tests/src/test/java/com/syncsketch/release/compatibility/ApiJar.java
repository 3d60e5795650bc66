package com.syncsketch.release.compatibility;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javassist.bytecode.AccessFlag;
import javassist.bytecode.AttributeInfo;
import javassist.bytecode.ClassFile;

/** Extracts the visible signatures of a jar, which are a few percent of its size. */
final class ApiJar {

    /** The attributes that belong to signatures. */
    private static final Set<String> KEPT = Set.of(
            "AnnotationDefault",
            "ConstantValue",
            "Deprecated",
            "Exceptions",
            "InnerClasses",
            "PermittedSubclasses",
            "Record",
            "RuntimeVisibleAnnotations",
            "Signature");

    /** The earliest time that zip files support in every time zone. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private ApiJar() {}

    /** Writes the signatures of a jar to another jar, reproducibly. */
    static void write(Path jar, Path signatures) throws IOException {
        TreeMap<String, byte[]> entries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(ApiJar::isVisible).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    ClassFile type = new ClassFile(new DataInputStream(in));
                    if (!isLocal(type)) {
                        entries.put(entry.getName(), strip(type));
                    }
                }
            }
        }
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(signatures))) {
            for (var file : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(NO_TIME);
                out.putNextEntry(entry);
                out.write(file.getValue());
            }
        }
    }

    private static boolean isVisible(ZipEntry entry) {
        return entry.getName().endsWith(".class")
                && !entry.getName().endsWith("-info.class")
                && !entry.getName().contains("/internal/")
                && !entry.getName().contains("/shaded/");
    }

    /** Returns whether a class is local or anonymous, so that no other code can use it. */
    private static boolean isLocal(ClassFile type) {
        return type.getAttribute("EnclosingMethod") != null;
    }

    private static byte[] strip(ClassFile type) throws IOException {
        type.getMethods().removeIf(method -> isHidden(method.getAccessFlags()));
        type.getFields().removeIf(field -> isHidden(field.getAccessFlags()));
        type.getMethods().forEach(method -> keep(method.getAttributes()));
        type.getFields().forEach(field -> keep(field.getAttributes()));
        keep(type.getAttributes());
        type.compact();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        type.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static boolean isHidden(int flags) {
        return (flags & (AccessFlag.PUBLIC | AccessFlag.PROTECTED)) == 0 || (flags & AccessFlag.SYNTHETIC) != 0;
    }

    private static void keep(List<AttributeInfo> attributes) {
        attributes.removeIf(attribute -> !KEPT.contains(attribute.getName()));
    }
}
