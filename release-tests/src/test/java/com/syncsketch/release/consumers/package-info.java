/** Programs outside this build that use the artifacts it made, each in a repository of its own. */
package com.syncsketch.release.consumers;
