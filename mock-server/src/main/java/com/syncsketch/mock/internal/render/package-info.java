/** Creates the files of rendered sketches. */
package com.syncsketch.mock.internal.render;
