/** What is written down. */
package com.syncsketch.benchmarks.report;
