/** Commands that manage webhooks, and receive and repeat their events during development. */
package com.syncsketch.cli.webhooks;
