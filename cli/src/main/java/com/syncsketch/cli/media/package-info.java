/** Commands that wait for media files and download them. */
package com.syncsketch.cli.media;
