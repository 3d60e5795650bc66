/** Commands for developers and for the shell itself. */
package com.syncsketch.cli.tools;
