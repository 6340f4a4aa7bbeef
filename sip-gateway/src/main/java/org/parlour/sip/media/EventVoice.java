package org.parlour.sip.media;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.dtmf.Key;
import org.parlour.wire.dtmf.SpokenKeys;
import org.parlour.wire.dtmf.TelephoneEventReport;
import org.parlour.wire.sdp.phone.AgreedFormat;
import org.parlour.wire.sdp.phone.AgreedFormats;

/** Keys that we say to a phone as events (RFC 4733), in our stream and in the place of its sound. */
final class EventVoice {
    private static final int NONE = -1;

    private final DownlinkStream downlink;
    private final byte[] report = new byte[TelephoneEventReport.LENGTH_BYTES];
    private @Nullable SpokenKeys keys;
    private int payloadType = NONE;
    private int eventsClockHz;
    private int streamClockHz;

    EventVoice(DownlinkStream downlink) {
        this.downlink = downlink;
    }

    /** What the phone understands from now on. Keys that wait are forgotten where their clock is another one. */
    void agree(AgreedFormats formats) {
        Optional<AgreedFormat> events = formats.events();
        payloadType = events.map(AgreedFormat::payloadType).orElse(NONE);
        streamClockHz = formats.voice().codec().clockRateHz();
        int clockHz = events.map(one -> one.codec().clockRateHz()).orElse(eventsClockHz);
        if (clockHz != eventsClockHz || payloadType == NONE) {
            keys = null;
        }
        eventsClockHz = clockHz;
    }

    /** Says a key when those before it are done; false where the phone understands none, or too many wait. */
    boolean press(Key key, long nowNanos) {
        if (payloadType == NONE) {
            return false;
        }
        SpokenKeys speaking = keys == null ? new SpokenKeys(SpokenKeys.Timing.of(eventsClockHz)) : keys;
        keys = speaking;
        return speaking.say(key, nowNanos);
    }

    /** Whether our sound rests, because a key is being said. */
    boolean isSpeaking(long nowNanos) {
        return keys != null && keys.isSpeaking(nowNanos);
    }

    /** Writes the report that is due into the packet of the stream and answers its length; 0 where none is. */
    int write(long nowNanos) {
        if (keys == null) {
            return 0;
        }
        int lengthBytes = keys.speak(report, 0, downlink.timestampAt(nowNanos, streamClockHz), nowNanos);
        return lengthBytes == 0
                ? 0
                : downlink.writeBeside(report, lengthBytes, keys.timestamp(), keys.marker(), payloadType);
    }

    long nextDeadlineNanos() {
        return keys == null ? Long.MAX_VALUE : keys.nextDeadlineNanos();
    }
}
