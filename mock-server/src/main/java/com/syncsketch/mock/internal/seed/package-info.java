/** Validates seeds. */
package com.syncsketch.mock.internal.seed;
