/** The client's calls, judged by Prism. */
package com.syncsketch.it.contract;
