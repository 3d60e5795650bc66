/** The examples as a command-line program: {@code java -jar syncsketch-examples.jar upload ...}. */
package com.syncsketch.examples.cli;
