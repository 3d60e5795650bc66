/** What an upload is asked for: the file and how to treat it, its media type, and who listens to its progress. */
package com.syncsketch.sdk.client.upload;
