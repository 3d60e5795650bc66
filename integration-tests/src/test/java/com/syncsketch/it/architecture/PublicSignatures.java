package com.syncsketch.it.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A condition on the visible signatures of a class: public and protected members, including inherited ones, with their type
 * arguments and exceptions. Annotations are ignored.
 */
final class PublicSignatures extends ArchCondition<JavaClass> {

    private final String packagePrefix;

    /** Creates a condition that no signature contains a type of a package or its subpackages. */
    PublicSignatures(String packagePrefix) {
        super("expose no type of " + packagePrefix);
        this.packagePrefix = packagePrefix;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaMember member : visible(type)) {
            Set<String> exposed = new TreeSet<>();
            types(member).map(JavaClass::getName).filter(this::isInPackage).forEach(exposed::add);
            if (!exposed.isEmpty()) {
                String owner = member.getOwner().equals(type) ? "" : type.getName() + " inherits: ";
                events.add(
                        SimpleConditionEvent.violated(member, owner + member.getDescription() + " exposes " + exposed));
            }
        }
        Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
                .map(JavaClass::getName)
                .filter(this::isInPackage)
                .forEach(name -> events.add(SimpleConditionEvent.violated(type, type.getName() + " is a " + name)));
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                .flatMap(parent -> parent.getAllInvolvedRawTypes().stream()
                        .filter(involved -> !involved.equals(parent.toErasure())))
                .map(JavaClass::getName)
                .filter(this::isInPackage)
                .forEach(name -> events.add(
                        SimpleConditionEvent.violated(type, type.getName() + " has a type argument " + name)));
    }

    private static Set<JavaMember> visible(JavaClass type) {
        Set<JavaMember> members = new LinkedHashSet<>(type.getMembers());
        members.addAll(type.getAllMethods());
        members.addAll(type.getAllFields());
        members.removeIf(member -> !isVisible(member.getModifiers()));
        return members;
    }

    private boolean isInPackage(String name) {
        return name.startsWith(packagePrefix + ".");
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return !modifiers.contains(JavaModifier.SYNTHETIC)
                && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
    }

    private static Stream<JavaClass> types(JavaMember member) {
        if (member instanceof JavaField field) {
            return field.getType().getAllInvolvedRawTypes().stream();
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        Stream<JavaType> types = Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream());
        return Stream.concat(
                types.flatMap(type -> type.getAllInvolvedRawTypes().stream()), unit.getExceptionTypes().stream());
    }
}
