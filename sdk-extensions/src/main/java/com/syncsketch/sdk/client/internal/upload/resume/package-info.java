/** The state from which an interrupted upload resumes. */
package com.syncsketch.sdk.client.internal.upload.resume;
