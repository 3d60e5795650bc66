/** Exit codes and error messages: the one place that maps exceptions to what a user sees. */
package com.syncsketch.cli.error;
