/** Tests the requests of the client against the contract with Prism. */
package com.syncsketch.it.contract;
