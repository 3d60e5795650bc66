/**
 * The client beside recordings of the official Python client: the same calls, the same answers, and every difference
 * either explained or a failure.
 */
package com.syncsketch.it.parity;
