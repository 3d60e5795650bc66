/**
 * Turns the contract into the Java of the client: prepares the contract for the templates, and hands them views with
 * names and types that need no further logic.
 */
package com.syncsketch.codegen;
