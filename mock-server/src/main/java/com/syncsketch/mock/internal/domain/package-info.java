/** The logic of the simulated service: resources and permissions, media files, events, tasks and ShotGrid. */
package com.syncsketch.mock.internal.domain;
