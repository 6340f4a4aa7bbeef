package org.parlour.mixer.room;

import org.jspecify.annotations.Nullable;
import org.parlour.mixer.echo.EchoState;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.level.SpeechLevel;
import org.parlour.mixer.mix.Mix;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.prompt.Player;
import org.parlour.wire.call.HoldReason;
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
        // ITU-T G.722: the smallest step of both bands.
        private static final byte G722_SILENCE = (byte) 0xFA;

        public VoiceFormat {
            if (!isSpoken(codec)) {
                throw new IllegalArgumentException("no codec of the mixer: " + codec);
            }
            if (packetTimeMillis < SHORTEST_MILLIS || packetTimeMillis > LONGEST_MILLIS) {
                throw new IllegalArgumentException("no packet time: " + packetTimeMillis + " ms");
            }
        }

        /** Whether the mixer speaks it. */
        static boolean isSpoken(Codec codec) {
            return Law.of(codec) != null || codec == Codec.G722;
        }

        /** What an octet of it says in a silence. */
        byte silence() {
            return switch (codec) {
                case PCMU -> Law.MU.compress(0);
                case PCMA -> Law.A.compress(0);
                default -> G722_SILENCE;
            };
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

        /** It is kept out of the room for another reason than before, or for none any more. */
        void gated(HoldReason reason);
    }

    private final Uplink uplink = new Uplink();
    private final Hearing hearing = new Hearing();
    private final Packets packets;
    private final VoiceListener listener;
    private VoiceFormat format;
    private boolean seated;
    private int gainSteps;
    private @Nullable Publishing publishing;
    private PublishedStatistics publishedBefore = PublishedStatistics.NONE;
    private long otherCodecs;

    public PhoneVoice(VoiceFormat format, Downlink downlink, VoiceListener listener) {
        this.format = format;
        hearing.family(Voicing.Family.of(format.codec()));
        this.packets = new Packets(downlink, format.packetTimeMillis());
        this.listener = listener;
    }

    /** A packet of the phone; its bytes are copied. What the mixer does not speak is counted and left alone. */
    public void arrived(Codec codec, RtpPacket packet, long nowNanos) {
        if (!VoiceFormat.isSpoken(codec)) {
            otherCodecs++;
        } else {
            uplink.arrived(codec, packet, nowNanos);
        }
    }

    /** The phone agreed to another form of the downlink. */
    public void format(VoiceFormat agreed) {
        if (!agreed.equals(format)) {
            packets.format(agreed.packetTimeMillis());
            format = agreed;
            hearing.family(Voicing.Family.of(agreed.codec()));
        }
    }

    /** Whether its voice is cleaned of echo and noise, and brought to the loudness of all. */
    public void cleans(boolean wanted) {
        uplink.cleans(wanted);
    }

    /** Whether it is kept out of the room while it is on hold: by its own word, or as it sounds. */
    public void gatesHold(boolean wanted) {
        uplink.holdGate().gates(wanted);
    }

    /** Whether the phone says that it holds us. */
    public void onHold(boolean holds) {
        uplink.holdGate().signalled(holds);
    }

    /** A host wants to hear it all the same: until the phone says anew that it holds us, it is not gated again. */
    public void letThrough() {
        uplink.holdGate().letThrough();
    }

    /** Why it is kept out of the room now. */
    public HoldReason gatedFor() {
        return uplink.holdGate().reason();
    }

    /** What is known of an echo on this line. */
    public EchoState echo() {
        return uplink.echo();
    }

    /** Whether the phone is kept out of the sum. */
    public void muted(boolean muted) {
        uplink.muted(muted);
    }

    /** From now on the browsers hear it too, without waiting for a tick. Until the end it has memory outside the heap. */
    public void publish(Track to, OpusCodecs codecs) {
        if (publishing != null) {
            throw new IllegalStateException("a voice is published once at a time: " + this);
        }
        Publishing fresh = new Publishing(to, codecs, uplink.isMuted());
        publishing = fresh;
        uplink.publishing(fresh);
        if (uplink.isMuted()) {
            to.hushed();
        }
    }

    /** Nothing more is sent; nothing happens where it was not published. */
    public void publishNoMore() {
        if (publishing != null) {
            publishing.close();
            publishedBefore = publishing.counters(uplink);
            publishing = null;
            uplink.publishing(null);
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

    /** Whether somebody speaks, muted or not; who is on hold does not. */
    public boolean isSpeaking() {
        return !uplink.holdGate().isShut() && uplink.level().isSpeaking();
    }

    /** The level of the last 20 ms, muted or not: 0 for full scale, -127 for nothing, and for who is on hold. */
    public int decibels() {
        return uplink.holdGate().isShut()
                ? SpeechLevel.SILENCE_DECIBELS
                : uplink.level().decibels();
    }

    public VoiceStatistics counters() {
        return new VoiceStatistics(
                uplink.counters(),
                speech().targetMillis(),
                speech().delayMillis(),
                otherCodecs,
                speech().framesSummed(),
                hearing.framesShared(),
                hearing.framesOwn(),
                packets.sent(),
                packets.skippedTicks(),
                publishing == null ? publishedBefore : publishing.counters(uplink));
    }

    Speech speech() {
        return uplink.speech();
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
        speech().leave();
        hearing.leave(everybody);
    }

    /** The next 20 ms of the phone. */
    void speak(long dueNanos) {
        uplink.tick(dueNanos);
        speech().hear(dueNanos);
    }

    void prepareToHear(Everybody everybody) {
        hearing.prepare(speech().isInSum(), everybody);
    }

    void hear(Mix sum, Everybody everybody, Player announcements) {
        if (hearing.isSharing()) {
            hearing.hearWithEverybody();
            packets.add(everybody.codes(format.codec()));
            uplink.played().add(everybody.voicing().limited());
        } else {
            packets.add(hearing.hearAlone(sum, speech(), announcements, format.codec()));
            uplink.played().add(hearing.limited());
        }
    }

    void skip(int frames) {
        for (int i = 0; i < frames; i++) {
            packets.skip(format.silence());
            uplink.played().skip(Mix.SAMPLES);
        }
    }

    /** With whom it can share what it hears. */
    Voicing.Family family() {
        return Voicing.Family.of(format.codec());
    }

    void tellNews() {
        int playedOut = hearing.player().takePlayedOut();
        boolean spokeWhileMuted = uplink.takeSpokeWhileMuted();
        HoldReason gatedFor = uplink.holdGate().takeNews();
        if (playedOut != Player.NOTHING) {
            listener.playedOut(playedOut);
        }
        if (spokeWhileMuted) {
            listener.spokeWhileMuted();
        }
        if (gatedFor != null) {
            listener.gated(gatedFor);
        }
    }

    /** Its chain, up and down. */
    @Override
    public String toString() {
        return "%s → %s → Mix → %s → Gain(%+d dB) → Limit → %s%s"
                .formatted(
                        uplink,
                        speech(),
                        hearing.player(),
                        3 * gainSteps,
                        format,
                        publishing == null ? "" : " | " + publishing);
    }
}
