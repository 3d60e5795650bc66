/** Programs to start from. */
package com.syncsketch.examples;
