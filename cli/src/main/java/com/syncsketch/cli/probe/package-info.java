/**
 * Compares the responses of a service with the contract. It only reads, and its report contains no data of the service, only
 * names of the API, counts and shapes of values.
 */
package com.syncsketch.cli.probe;
