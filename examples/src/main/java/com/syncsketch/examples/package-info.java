/** Example programs to start from. */
package com.syncsketch.examples;
