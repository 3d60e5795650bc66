/** What would be published, looked at from outside. */
package com.syncsketch.release;
