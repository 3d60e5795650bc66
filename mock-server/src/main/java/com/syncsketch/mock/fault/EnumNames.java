package com.syncsketch.mock.fault;

import java.util.Arrays;
import java.util.Locale;

/**
 * Converts enum constants to and from their names in JSON, which are in camel case: {@code EMPTY_WITH_NEXT} is
 * {@code emptyWithNext}.
 */
final class EnumNames {

    private EnumNames() {}

    static String toJson(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    static <E extends Enum<E>> E fromJson(Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (toJson(constant).equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'" + name + "' is not one of "
                + Arrays.stream(type.getEnumConstants()).map(EnumNames::toJson).toList());
    }
}
