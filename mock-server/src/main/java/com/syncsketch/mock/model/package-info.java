/** Data of the mock server: seeds, stored objects, webhook deliveries, and the interface to external storage. */
package com.syncsketch.mock.model;
