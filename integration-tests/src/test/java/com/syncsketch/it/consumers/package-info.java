/** Programs that use the client in other ways than the class path and Java. */
package com.syncsketch.it.consumers;
