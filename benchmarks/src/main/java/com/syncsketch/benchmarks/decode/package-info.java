/** Reading of large answers side by side. */
package com.syncsketch.benchmarks.decode;
