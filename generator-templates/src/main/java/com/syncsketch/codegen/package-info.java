/**
 * Generates the Java client from the contract: prepares the contract, and passes views to the templates that need no further
 * logic.
 */
package com.syncsketch.codegen;
