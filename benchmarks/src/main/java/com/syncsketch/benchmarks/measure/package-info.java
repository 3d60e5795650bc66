/** Numbers, and what they are set against. */
package com.syncsketch.benchmarks.measure;
