package com.syncsketch.examples.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts an argument to a path. In a locale such as C, Java cannot represent all of them. */
final class PathConverter implements ITypeConverter<Path> {

    @Override
    public Path convert(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + ErrorMessages.oneLine(value)
                    + "' is not a file name in the character encoding " + System.getProperty("sun.jnu.encoding")
                    + "; set the environment variable LC_ALL=C.UTF-8");
        }
    }
}
