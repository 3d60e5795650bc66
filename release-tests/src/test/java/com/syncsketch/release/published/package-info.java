/** Tests the files to publish and their contents. */
package com.syncsketch.release.published;
