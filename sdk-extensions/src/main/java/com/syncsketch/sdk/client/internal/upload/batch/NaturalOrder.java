package com.syncsketch.sdk.client.internal.upload.batch;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * The order of files in a folder: name by name, with the numbers in names as numbers. Case counts only between names that
 * are equal otherwise, so the order is total.
 */
final class NaturalOrder implements Comparator<Path> {

    @Override
    public int compare(Path some, Path other) {
        int common = Math.min(some.getNameCount(), other.getNameCount());
        for (int i = 0; i < common; i++) {
            int order =
                    compareNames(some.getName(i).toString(), other.getName(i).toString());
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(some.getNameCount(), other.getNameCount());
        // Names that cannot be decoded may be equal as text.
        return order != 0 ? order : some.compareTo(other);
    }

    static int compareNames(String some, String other) {
        int order = compareNaturally(some, other);
        return order != 0 ? order : some.compareTo(other);
    }

    private static int compareNaturally(String some, String other) {
        int i = 0;
        int j = 0;
        while (i < some.length() && j < other.length()) {
            int endOfSome = endOfNumber(some, i);
            int endOfOther = endOfNumber(other, j);
            int order = endOfSome > i && endOfOther > j
                    ? compareNumbers(some.substring(i, endOfSome), other.substring(j, endOfOther))
                    : Character.compare(folded(some.charAt(i)), folded(other.charAt(j)));
            if (order != 0) {
                return order;
            }
            boolean numbers = endOfSome > i && endOfOther > j;
            i = numbers ? endOfSome : i + 1;
            j = numbers ? endOfOther : j + 1;
        }
        return Integer.compare(some.length() - i, other.length() - j);
    }

    /** Compares numbers of any length. */
    private static int compareNumbers(String some, String other) {
        String significant = withoutLeadingZeros(some);
        String otherSignificant = withoutLeadingZeros(other);
        int order = Integer.compare(significant.length(), otherSignificant.length());
        return order != 0 ? order : significant.compareTo(otherSignificant);
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    private static int endOfNumber(String name, int start) {
        int end = start;
        while (end < name.length() && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static char folded(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
