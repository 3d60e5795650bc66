/** The parts that all suites share: their interface, settings and runners. */
package com.syncsketch.benchmarks.harness;
