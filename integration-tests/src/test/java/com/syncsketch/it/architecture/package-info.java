/** Who may use whom. */
package com.syncsketch.it.architecture;
