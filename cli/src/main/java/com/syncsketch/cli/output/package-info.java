/** The output of commands: tables on a terminal, tab-separated lines elsewhere, and JSON. */
package com.syncsketch.cli.output;
