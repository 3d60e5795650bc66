/** Generates the documents and charts from stored results. */
package com.syncsketch.benchmarks.report;
