/** The examples as a program: {@code java -jar syncsketch-examples.jar upload ...}. */
package com.syncsketch.examples.cli;
