package org.parlour.sip.mixing;

import org.parlour.mixer.opus.OpusBandwidth;
import org.parlour.mixer.opus.OpusSettings;
import org.parlour.mixer.room.PhoneVoice.VoiceFormat;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.FormatParameters;
import org.parlour.wire.sdp.phone.AgreedMedia;

/** What a phone said of how it wants to be spoken to, as a voice is told it. */
final class Wishes {
    // RFC 7587 section 6.1.
    private static final int ALL_HZ = 48_000;
    private static final int NARROW_HZ = 8_000;
    private static final int MEDIUM_HZ = 12_000;
    private static final int NARROW_BITRATE = 16_000;
    private static final int LEAST_BITRATE = 6_000;

    private Wishes() {}

    static VoiceFormat format(AgreedMedia agreed) {
        Codec codec = agreed.formats().voice().codec();
        return new VoiceFormat(
                codec,
                agreed.packetTimeMillis(),
                codec == Codec.OPUS ? opus(agreed.formats().voice().parameters()) : VoiceFormat.USUAL_OPUS,
                agreed.formats().comfortNoise().isPresent());
    }

    /** RFC 7587 section 6.1. Stereo is what a phone may take and never must: we have one channel. */
    static OpusSettings opus(FormatParameters parameters) {
        int playbackHz = parameters.number("maxplaybackrate", ALL_HZ);
        OpusBandwidth widest = playbackHz <= NARROW_HZ
                ? OpusBandwidth.NARROW
                : playbackHz <= MEDIUM_HZ ? OpusBandwidth.MEDIUM : OpusBandwidth.WIDE;
        int usual = widest == OpusBandwidth.NARROW ? NARROW_BITRATE : VoiceFormat.USUAL_OPUS.bitrateBitsPerSecond();
        int most = Math.max(LEAST_BITRATE, parameters.number("maxaveragebitrate", usual));
        return VoiceFormat.USUAL_OPUS
                .withWidest(widest)
                .withBitrate(Math.min(usual, most))
                .withRepair(parameters.number("useinbandfec", 0) == 1)
                .withSilenceUnsent(parameters.number("usedtx", 0) == 1);
    }
}
