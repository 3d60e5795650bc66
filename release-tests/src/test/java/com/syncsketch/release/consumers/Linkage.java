package com.syncsketch.release.consumers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javassist.ClassPool;
import javassist.CtBehavior;
import javassist.CtClass;
import javassist.CtField;
import javassist.LoaderClassPath;
import javassist.NotFoundException;
import javassist.bytecode.ConstPool;

/**
 * Checks that a class path has every class, method and field of other libraries that the classes of ours name. A program that
 * calls the client cannot show that: what is missing fails only when it is used.
 */
final class Linkage {

    private static final List<String> LIBRARIES =
            List.of("com.fasterxml.jackson.", "feign.", "org.apache.hc.", "org.slf4j.");

    private final ClassPool pool = new ClassPool(false);
    private final TreeSet<String> missing = new TreeSet<>();

    private Linkage(List<Path> classPath) throws NotFoundException {
        pool.appendClassPath(new LoaderClassPath(ClassLoader.getPlatformClassLoader()));
        for (Path jar : classPath) {
            pool.appendClassPath(jar.toString());
        }
    }

    /** Returns what our jars in a class path name and the class path does not have; empty if it has everything. */
    static List<String> missing(List<Path> classPath) {
        try {
            Linkage linkage = new Linkage(classPath);
            for (Path jar : classPath) {
                if (jar.getFileName().toString().startsWith("syncsketch-")) {
                    for (String name : classes(jar)) {
                        linkage.check(linkage.pool.get(name));
                    }
                }
            }
            return List.copyOf(linkage.missing);
        } catch (NotFoundException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("com/syncsketch/") && name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }

    private void check(CtClass type) {
        ConstPool constants = type.getClassFile().getConstPool();
        for (int i = 1; i < constants.getSize(); i++) {
            switch (constants.getTag(i)) {
                case ConstPool.CONST_Class -> checkClass(type, constants.getClassInfo(i));
                case ConstPool.CONST_Methodref ->
                    checkMember(
                            type,
                            constants.getMethodrefClassName(i),
                            constants.getMethodrefName(i),
                            constants.getMethodrefType(i));
                case ConstPool.CONST_InterfaceMethodref ->
                    checkMember(
                            type,
                            constants.getInterfaceMethodrefClassName(i),
                            constants.getInterfaceMethodrefName(i),
                            constants.getInterfaceMethodrefType(i));
                case ConstPool.CONST_Fieldref ->
                    checkMember(
                            type,
                            constants.getFieldrefClassName(i),
                            constants.getFieldrefName(i),
                            constants.getFieldrefType(i));
                default -> {
                    // Names no other class.
                }
            }
        }
    }

    private void checkClass(CtClass from, String name) {
        if (isOfALibrary(name) && pool.getOrNull(name) == null) {
            missing.add(from.getName() + " uses " + name);
        }
    }

    private void checkMember(CtClass from, String owner, String name, String descriptor) {
        if (isOfALibrary(owner)) {
            CtClass type = pool.getOrNull(owner);
            if (type == null || !has(type, name, descriptor)) {
                missing.add(from.getName() + " uses " + owner + "." + name + " " + descriptor);
            }
        }
    }

    private static boolean isOfALibrary(String name) {
        return LIBRARIES.stream().anyMatch(name::startsWith);
    }

    /** As the JVM looks it up: in the class, in those above it and in their interfaces. */
    private static boolean has(CtClass type, String name, String descriptor) {
        try {
            if (members(type).anyMatch(member -> member.equals(name + descriptor))) {
                return true;
            }
            List<CtClass> above = new ArrayList<>(List.of(type.getInterfaces()));
            if (type.getSuperclass() != null) {
                above.add(type.getSuperclass());
            }
            return !name.equals("<init>") && above.stream().anyMatch(each -> has(each, name, descriptor));
        } catch (NotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> members(CtClass type) {
        return Stream.concat(
                Stream.of(type.getDeclaredBehaviors()).map(Linkage::name),
                Stream.of(type.getDeclaredFields()).map(Linkage::name));
    }

    private static String name(CtBehavior member) {
        return member.getMethodInfo2().getName() + member.getSignature();
    }

    private static String name(CtField field) {
        return field.getName() + field.getSignature();
    }
}
