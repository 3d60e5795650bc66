/** Wraps the request handlers: injects faults and records the journal. */
package com.syncsketch.mock.internal.pipeline;
