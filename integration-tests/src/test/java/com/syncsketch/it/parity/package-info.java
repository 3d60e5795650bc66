/**
 * Compares the client with recordings of the official Python client: the same calls and the same responses. Every difference
 * is either listed with a reason or a failure.
 */
package com.syncsketch.it.parity;
