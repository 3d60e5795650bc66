package com.syncsketch.benchmarks.measure;

/**
 * What our client was meant to reach: a bound for our number divided by that of another one.
 *
 * @param against who the other one is
 * @param factor the bound: from below where higher is better, else from above
 */
public record Target(String against, double factor) {}
