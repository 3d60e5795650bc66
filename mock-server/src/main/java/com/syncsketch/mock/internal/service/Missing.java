package com.syncsketch.mock.internal.service;

import java.util.Set;

/** Operations of the contract that this server does not carry out. They are answered with 501. */
final class Missing {

    static final Set<String> OPERATIONS = Set.of();

    private Missing() {}
}
