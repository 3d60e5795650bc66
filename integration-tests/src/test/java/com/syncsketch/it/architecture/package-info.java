/** Rules for the dependencies between modules and packages. */
package com.syncsketch.it.architecture;
