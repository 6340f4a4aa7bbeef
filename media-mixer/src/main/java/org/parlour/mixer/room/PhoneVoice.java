package org.parlour.mixer.room;

import org.jspecify.annotations.Nullable;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.mix.Mix;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.prompt.Player;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/**
 * One phone's sound, both ways. It belongs to one loop at a time and to one room of that loop; it may
 * be moved to another between two ticks, and nothing in it remembers where it was.
 */
public final class PhoneVoice {
    /**
     * What goes down to the phone.
     *
     * @param packetTimeMillis 10 to 60
     */
    public record VoiceFormat(Codec codec, int packetTimeMillis) {
        private static final int SHORTEST_MILLIS = 10;
        private static final int LONGEST_MILLIS = 60;

        public VoiceFormat {
            if (Law.of(codec) == null) {
                throw new IllegalArgumentException("no codec of the mixer: " + codec);
            }
            if (packetTimeMillis < SHORTEST_MILLIS || packetTimeMillis > LONGEST_MILLIS) {
                throw new IllegalArgumentException("no packet time: " + packetTimeMillis + " ms");
            }
        }

        @Override
        public String toString() {
            return codec + "/" + packetTimeMillis + "ms";
        }
    }

    /** The way down. Ticks are of the codec's RTP clock. */
    public interface Downlink {
        /** One packet's payload; the array is used again as soon as this returns. */
        void send(byte[] payload, int offset, int lengthBytes, int lengthTicks);

        /** Time that passed without a packet: the timestamps go on. */
        void skip(int lengthTicks);
    }

    /** The way to the browsers of the room. */
    public interface Track {
        /** Whether any of them listens at this moment; where none does, nothing is encoded. */
        boolean isWanted();

        /**
         * A packet of Opus; the array is used again as soon as this returns.
         *
         * @param timestamp of its first sample, at 48 kHz; where it does not follow upon the last, nothing was sent
         *     between them
         * @param levelMinusDbov how loud it is (RFC 6464): 0 is loudest, 127 silence
         */
        void send(byte[] opus, int offset, int lengthBytes, int timestamp, int levelMinusDbov, long nowNanos);

        /** It is muted: whatever was heard of it is over. */
        void hushed();
    }

    /** Told at the end of a tick, when it is safe to play, to move and to leave. */
    public interface VoiceListener {
        /** The list that was played under this number has been heard to its end. */
        void playedOut(int playing);

        /** Two seconds of speech on a muted phone; at most twice each time it is muted. */
        void spokeWhileMuted();
    }

    private final Speech speech = new Speech();
    private final Hearing hearing = new Hearing();
    private final Packets packets;
    private final VoiceListener listener;
    private VoiceFormat format;
    private Law law;
    private boolean seated;
    private int gainSteps;
    private @Nullable Publishing publishing;
    private PublishedStatistics publishedBefore = PublishedStatistics.NONE;
    private long otherCodecs;

    public PhoneVoice(VoiceFormat format, Downlink downlink, VoiceListener listener) {
        this.format = format;
        this.law = lawOf(format);
        this.packets = new Packets(downlink, format.packetTimeMillis());
        this.listener = listener;
    }

    /** A packet of the phone; its bytes are copied. What is no G.711 is counted and left alone. */
    public void arrived(Codec codec, RtpPacket packet, long nowNanos) {
        if (codec == Codec.COMFORT_NOISE) {
            speech.jitter().arrived(codec, packet, nowNanos);
        } else if (Law.of(codec) == null) {
            otherCodecs++;
        } else {
            speech.jitter().arrived(codec, packet, nowNanos);
            if (publishing != null) {
                publishing.arrived(codec, packet, nowNanos);
            }
        }
    }

    /** The phone agreed to another form of the downlink. */
    public void format(VoiceFormat agreed) {
        if (!agreed.equals(format)) {
            packets.format(agreed.packetTimeMillis());
            format = agreed;
            law = lawOf(agreed);
        }
    }

    /** Whether the phone is kept out of the sum. */
    public void muted(boolean muted) {
        speech.muted(muted);
        if (publishing != null) {
            publishing.muted(muted);
        }
    }

    /** From now on the browsers hear it too, without waiting for a tick. Until the end it has memory outside the heap. */
    public void publish(Track to, OpusCodecs codecs) {
        if (publishing != null) {
            throw new IllegalStateException("a voice is published once at a time: " + this);
        }
        publishing = new Publishing(to, codecs, speech.isMuted());
        if (speech.isMuted()) {
            to.hushed();
        }
    }

    /** Nothing more is sent; nothing happens where it was not published. */
    public void publishNoMore() {
        if (publishing != null) {
            publishing.close();
            publishedBefore = publishing.counters();
            publishing = null;
        }
    }

    /** How loud the phone hears everything: -3 to 3, 3 dB each. */
    public void gain(int steps) {
        gainSteps = steps;
        hearing.volume(steps);
    }

    /** Hold music, beneath the room. */
    public void music(boolean on) {
        hearing.music(on);
    }

    /** Plays to this phone alone. */
    public Player player() {
        return hearing.player();
    }

    /** Whether somebody speaks, muted or not. */
    public boolean isSpeaking() {
        return speech.level().isSpeaking();
    }

    /** The level of the last 20 ms, muted or not: 0 for full scale, -127 for nothing. */
    public int decibels() {
        return speech.level().decibels();
    }

    public VoiceStatistics counters() {
        return new VoiceStatistics(
                speech.jitter().counters(),
                speech.jitter().targetMillis(),
                speech.jitter().delayMillis(),
                otherCodecs,
                speech.framesSummed(),
                hearing.framesShared(),
                hearing.framesOwn(),
                packets.sent(),
                packets.skippedTicks(),
                publishing == null ? publishedBefore : publishing.counters());
    }

    Speech speech() {
        return speech;
    }

    void enter() {
        if (seated) {
            throw new IllegalStateException("a voice is in one room at a time: " + this);
        }
        seated = true;
        hearing.enter();
    }

    void leave(Everybody everybody) {
        seated = false;
        speech.leave();
        hearing.leave(everybody);
    }

    /** The next 20 ms of the phone. */
    void speak(long dueNanos) {
        speech.hear(dueNanos);
        if (publishing != null) {
            publishing.tick(dueNanos);
        }
    }

    void prepareToHear(Everybody everybody) {
        hearing.prepare(speech.isInSum(), everybody);
    }

    void hear(Mix sum, Everybody everybody, Player announcements) {
        if (hearing.isSharing()) {
            hearing.hearWithEverybody();
            packets.add(everybody.codes(law));
        } else {
            packets.add(hearing.hearAlone(sum, speech, announcements, law));
        }
    }

    void skip(int frames) {
        for (int i = 0; i < frames; i++) {
            packets.skip(law);
        }
    }

    void tellNews() {
        int playedOut = hearing.player().takePlayedOut();
        boolean spokeWhileMuted = speech.takeSpokeWhileMuted();
        if (playedOut != Player.NOTHING) {
            listener.playedOut(playedOut);
        }
        if (spokeWhileMuted) {
            listener.spokeWhileMuted();
        }
    }

    private static Law lawOf(VoiceFormat format) {
        return format.codec() == Codec.PCMU ? Law.MU : Law.A;
    }

    /** Its chain, up and down. */
    @Override
    public String toString() {
        return "%s → Conceal → Level%s → Upsample/16000 → Mix → %s → Gain(%+d dB) → Limit → Downsample/8000 → %s%s"
                .formatted(
                        speech.jitter(),
                        speech.isMuted() ? " → Muted" : "",
                        hearing.player(),
                        3 * gainSteps,
                        format,
                        publishing == null ? "" : " | " + publishing);
    }
}
