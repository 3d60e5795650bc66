/** Commands that list and show what is on the service. */
package com.syncsketch.cli.browse;
