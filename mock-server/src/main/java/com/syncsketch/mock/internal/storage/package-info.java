/** A storage that behaves like Amazon S3. */
package com.syncsketch.mock.internal.storage;
