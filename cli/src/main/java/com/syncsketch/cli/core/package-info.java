/** The parts of every command: global options, the client, the output and the help. */
package com.syncsketch.cli.core;
