package org.parlour.wire.sdp;

import java.util.Locale;

/** Every payload that the house can name in a description, with the numbers its RFC gives it. */
public enum Codec {
    PCMU(MediaKind.AUDIO, "PCMU", 8_000, 1, 0),
    PCMA(MediaKind.AUDIO, "PCMA", 8_000, 1, 8),
    G722(MediaKind.AUDIO, "G722", 8_000, 1, 9),
    /** RFC 7587 section 7: always two channels in the rtpmap, whatever is sent. */
    OPUS(MediaKind.AUDIO, "opus", 48_000, 2, Codec.DYNAMIC),
    /** Redundant Opus (RFC 2198). */
    RED(MediaKind.AUDIO, "red", 48_000, 2, Codec.DYNAMIC),
    /** RFC 4733; one clock rate for each clock that the voice beside it runs at. */
    TELEPHONE_EVENT(MediaKind.AUDIO, "telephone-event", 8_000, 1, Codec.DYNAMIC),
    TELEPHONE_EVENT_48K(MediaKind.AUDIO, "telephone-event", 48_000, 1, Codec.DYNAMIC),
    /** RFC 3389. */
    COMFORT_NOISE(MediaKind.AUDIO, "CN", 8_000, 1, 13),
    VP8(MediaKind.VIDEO, "VP8", 90_000, 1, Codec.DYNAMIC),
    H264(MediaKind.VIDEO, "H264", 90_000, 1, Codec.DYNAMIC),
    VP9(MediaKind.VIDEO, "VP9", 90_000, 1, Codec.DYNAMIC),
    AV1(MediaKind.VIDEO, "AV1", 90_000, 1, Codec.DYNAMIC);

    /** No payload type of its own: each description gives it one. */
    public static final int DYNAMIC = -1;

    private final MediaKind kind;
    private final String encoding;
    private final int clockRateHz;
    private final int channels;
    private final int staticPayloadType;

    Codec(MediaKind kind, String encoding, int clockRateHz, int channels, int staticPayloadType) {
        this.kind = kind;
        this.encoding = encoding;
        this.clockRateHz = clockRateHz;
        this.channels = channels;
        this.staticPayloadType = staticPayloadType;
    }

    public MediaKind kind() {
        return kind;
    }

    public String encoding() {
        return encoding;
    }

    public int clockRateHz() {
        return clockRateHz;
    }

    /** The payload type of RFC 3551, or {@link #DYNAMIC}. */
    public int staticPayloadType() {
        return staticPayloadType;
    }

    /** It carries a voice by itself; events, noise and redundancy only go with one. */
    public boolean isVoice() {
        return switch (this) {
            case PCMU, PCMA, G722, OPUS -> true;
            case RED, TELEPHONE_EVENT, TELEPHONE_EVENT_48K, COMFORT_NOISE, VP8, H264, VP9, AV1 -> false;
        };
    }

    /** The line that names it under a payload type. */
    public RtpMap map(int payloadType) {
        return new RtpMap(payloadType, encoding, clockRateHz, channels);
    }

    /** Whether a format in a description is this codec, in the one profile of it that we carry. */
    public boolean matches(PayloadFormat format) {
        return format.encodes(encoding) && format.clockRateHz() == clockRateHz && profileMatches(format.parameters());
    }

    // Channels are not compared: some phones leave out the "/2" of Opus, and nothing else here has a choice.
    private boolean profileMatches(FormatParameters parameters) {
        return switch (this) {
            case H264 -> isConstrainedBaseline(parameters);
            // RFC 9628 section 6.1 and the AV1 payload format, section 7.1: absent means profile 0.
            case VP9 -> parameters.number("profile-id", 0) == 0;
            case AV1 -> parameters.number("profile", 0) == 0;
            case PCMU, PCMA, G722, OPUS, RED, TELEPHONE_EVENT, TELEPHONE_EVENT_48K, COMFORT_NOISE, VP8 -> true;
        };
    }

    /**
     * RFC 6184 section 8.1: profile 42 with constraint_set1 is what every browser can decode. The
     * level is not compared: each side says its own (level-asymmetry-allowed).
     */
    private static boolean isConstrainedBaseline(FormatParameters parameters) {
        String profile = parameters.value("profile-level-id").orElse("").toLowerCase(Locale.ROOT);
        if (parameters.number("packetization-mode", 0) != 1 || profile.length() != 6 || !profile.startsWith("42")) {
            return false;
        }
        int constraints = Character.digit(profile.charAt(2), 16);
        return constraints >= 0 && (constraints & 0x4) != 0;
    }
}
