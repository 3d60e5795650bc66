/** The program {@code syncsketch} for shells and scripts. */
package com.syncsketch.cli;
