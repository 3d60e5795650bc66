/** Uploads side by side. */
package com.syncsketch.benchmarks.upload;
