/** Settings from the environment and the configuration file, and the credentials. */
package com.syncsketch.cli.config;
