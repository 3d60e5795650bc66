package com.syncsketch.mock.internal.service;

import com.syncsketch.mock.Seed;
import java.time.Clock;

/**
 * How a mock server behaves.
 *
 * @param user the name of the first user
 * @param key the key of the first user
 * @param strict whether what the service ignores is refused: unknown parameters, bodies where none belongs
 * @param pageSize the size of a page where a call names none
 * @param clock tells the time of changes and of expiry
 * @param firstId the first id that is drawn
 * @param randomSeed what uuids are drawn from
 * @param seed what there is from the beginning
 */
public record Settings(
        String user, String key, boolean strict, int pageSize, Clock clock, long firstId, long randomSeed, Seed seed) {}
