package com.syncsketch.cli.notes;

import com.syncsketch.sdk.client.notes.FrameRate;
import com.syncsketch.sdk.client.notes.Timecode;
import java.util.List;

/**
 * A timeline of one item with its markers.
 *
 * @param name the name of the item
 * @param rate the frame rate
 * @param start the timecode of the first frame
 * @param frames the number of frames, more than the last frame with a marker
 * @param markers the markers, in the order of their frames
 */
record Timeline(String name, FrameRate rate, Timecode start, int frames, List<Marker> markers) {}
