/** Converts between resources and JSON: serialization, paging, filters and updates. */
package com.syncsketch.mock.internal.view;
