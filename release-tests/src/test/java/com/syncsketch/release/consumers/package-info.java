/** Tests programs outside this build that use its artifacts, each with its own local repository. */
package com.syncsketch.release.consumers;
