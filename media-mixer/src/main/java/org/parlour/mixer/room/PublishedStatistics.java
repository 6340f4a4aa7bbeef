package org.parlour.mixer.room;

import org.parlour.mixer.jitter.JitterStatistics;

/**
 * What has become of a phone's voice on its way to the browsers.
 *
 * @param order the phone's packets, as far as anybody wanted to hear them
 * @param patienceMillis how long a packet is waited for whose successor is here
 * @param framesFailed encoded to nothing, which no encoder should do
 */
public record PublishedStatistics(
        JitterStatistics order, int patienceMillis, long framesEncoded, long framesFailed, long packetsSent) {
    static final PublishedStatistics NONE = new PublishedStatistics(JitterStatistics.NONE, 0, 0, 0, 0);
}
