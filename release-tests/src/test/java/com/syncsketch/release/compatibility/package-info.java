/** The gates that a change which breaks users cannot pass unnoticed: Java and the contract against the last release. */
package com.syncsketch.release.compatibility;
