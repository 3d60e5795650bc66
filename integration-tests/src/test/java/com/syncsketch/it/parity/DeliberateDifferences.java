package com.syncsketch.it.parity;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The rules for deliberate differences, from {@code deliberate-differences.yaml}. */
record DeliberateDifferences(List<DeliberateDifference> rules) {

    /** Checks that ids are unique. */
    DeliberateDifferences {
        Set<String> ids = new HashSet<>();
        for (DeliberateDifference rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("duplicate rule " + rule.id());
            }
        }
    }

    static DeliberateDifferences own() throws IOException {
        try (InputStream in = DeliberateDifferences.class.getResourceAsStream("deliberate-differences.yaml")) {
            return read(Objects.requireNonNull(in, "deliberate-differences.yaml"));
        }
    }

    static DeliberateDifferences read(InputStream yaml) throws IOException {
        return new YAMLMapper().readValue(yaml, DeliberateDifferences.class);
    }

    /** Returns the first rule that covers a difference. */
    Optional<DeliberateDifference> covering(TraceCase trace, Difference difference) {
        return rules.stream().filter(rule -> rule.covers(trace, difference)).findFirst();
    }
}
