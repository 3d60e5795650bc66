package com.syncsketch.cli.core;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Makes an optional value of an option require a {@code =}, so that the option can stand before a file: without it, the option has
 * its fallback value, and what follows is the next argument.
 */
public final class AttachedValue implements IParameterPreprocessor {

    /** Called by picocli. */
    public AttachedValue() {}

    @Override
    @SuppressWarnings("JdkObsolete") // The interface of picocli.
    public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec argument, Map<String, Object> info) {
        Object separator = info.get("separator");
        if ((separator == null || " ".equals(separator)) && argument instanceof OptionSpec option) {
            args.push(option.fallbackValue());
        }
        return false;
    }
}
