/** The files that would be published, and what stands in them. */
package com.syncsketch.release.published;
