/** What every exchange passes on its way to a service: faults by script, and the journal. */
package com.syncsketch.mock.internal.pipeline;
