/** Compares the Java API and the contract with the last release, so that breaking changes are detected. */
package com.syncsketch.release.compatibility;
