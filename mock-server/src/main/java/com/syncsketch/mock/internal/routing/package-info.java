/** Authenticates requests, validates them, and routes them to the handlers of their operations. */
package com.syncsketch.mock.internal.routing;
