package com.syncsketch.mock.fault;

import java.util.Arrays;
import java.util.Locale;

/** Names of constants as JSON has them: {@code EMPTY_WITH_NEXT} is {@code emptyWithNext}. */
final class Names {

    private Names() {}

    static String of(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    static <E extends Enum<E>> E parse(Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'" + name + "' is none of "
                + Arrays.stream(type.getEnumConstants()).map(Names::of).toList());
    }
}
