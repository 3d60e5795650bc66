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

/** What is left of a jar when all is taken out that no user can see: a few per cent of it, for a look at its signatures. */
final class ApiJar {

    /** What says something about a signature. */
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

    /** The oldest time that a zip file can tell, in every time zone. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private ApiJar() {}

    /** Writes the signatures in a jar to another one; the same ones always as the same bytes. */
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
            for (var each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(NO_TIME);
                out.putNextEntry(entry);
                out.write(each.getValue());
            }
        }
    }

    private static boolean isVisible(ZipEntry entry) {
        return entry.getName().endsWith(".class")
                && !entry.getName().endsWith("-info.class")
                && !entry.getName().contains("/internal/")
                && !entry.getName().contains("/shaded/");
    }

    /** A class inside a method, with or without a name, has none that others could use. */
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
