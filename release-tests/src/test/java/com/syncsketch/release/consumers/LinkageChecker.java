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
 * Checks that a class path contains every class, method and field of other libraries that our classes reference. Running a
 * program is not sufficient, because a missing method fails only when it is called.
 */
final class LinkageChecker {

    private static final List<String> LIBRARIES =
            List.of("com.fasterxml.jackson.", "feign.", "org.apache.hc.", "org.slf4j.");

    private final ClassPool pool = new ClassPool(false);
    private final TreeSet<String> missing = new TreeSet<>();

    private LinkageChecker(List<Path> classPath) throws NotFoundException {
        pool.appendClassPath(new LoaderClassPath(ClassLoader.getPlatformClassLoader()));
        for (Path jar : classPath) {
            pool.appendClassPath(jar.toString());
        }
    }

    /** Returns the references of our jars that are missing from a class path. */
    static List<String> missing(List<Path> classPath) {
        try {
            LinkageChecker linkage = new LinkageChecker(classPath);
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
                    // Not a reference to a class.
                }
            }
        }
    }

    private void checkClass(CtClass from, String name) {
        if (isLibrary(name) && pool.getOrNull(name) == null) {
            missing.add(from.getName() + " uses " + name);
        }
    }

    private void checkMember(CtClass from, String owner, String name, String descriptor) {
        if (isLibrary(owner)) {
            CtClass type = pool.getOrNull(owner);
            if (type == null || !has(type, name, descriptor)) {
                missing.add(from.getName() + " uses " + owner + "." + name + " " + descriptor);
            }
        }
    }

    private static boolean isLibrary(String name) {
        return LIBRARIES.stream().anyMatch(name::startsWith);
    }

    /** Looks up a method or field like the JVM: in the class, its superclasses and its interfaces. */
    private static boolean has(CtClass type, String name, String descriptor) {
        try {
            if (members(type).anyMatch(member -> member.equals(name + descriptor))) {
                return true;
            }
            List<CtClass> supertypes = new ArrayList<>(List.of(type.getInterfaces()));
            if (type.getSuperclass() != null) {
                supertypes.add(type.getSuperclass());
            }
            return !name.equals("<init>")
                    && supertypes.stream().anyMatch(supertype -> has(supertype, name, descriptor));
        } catch (NotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> members(CtClass type) {
        return Stream.concat(
                Stream.of(type.getDeclaredBehaviors()).map(LinkageChecker::name),
                Stream.of(type.getDeclaredFields()).map(LinkageChecker::name));
    }

    private static String name(CtBehavior member) {
        return member.getMethodInfo2().getName() + member.getSignature();
    }

    private static String name(CtField field) {
        return field.getName() + field.getSignature();
    }
}
