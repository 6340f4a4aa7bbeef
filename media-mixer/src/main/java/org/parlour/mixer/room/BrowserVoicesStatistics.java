package org.parlour.mixer.room;

import org.parlour.mixer.jitter.JitterStatistics;

/**
 * What has become of the browsers' packets in one room's mix, all slots together. A frame is 20 ms.
 *
 * @param targetMillis of the slot that waits longest, of those in which somebody is heard
 * @param delayMillis how long it does
 * @param changes how often a slot went over to somebody else
 * @param framesSummed in which something was to be heard
 */
public record BrowserVoicesStatistics(
        JitterStatistics jitter, int targetMillis, int delayMillis, long changes, long framesSummed) {}
