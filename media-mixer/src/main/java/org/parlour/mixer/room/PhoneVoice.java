package org.parlour.mixer.room;

import org.jspecify.annotations.Nullable;
import org.parlour.mixer.echo.EchoState;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.level.SpeechLevel;
import org.parlour.mixer.mix.Mix;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusSettings;
import org.parlour.mixer.prompt.Player;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.HoldReason;
import org.parlour.wire.dtmf.Key;
import org.parlour.wire.dtmf.KeyNews;
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
     * @param opus what the phone wants of Opus, for samples at 16 kHz; of no meaning with other codecs
     * @param tellsNoise whether silences may be told instead of sent (RFC 3389)
     */
    public record VoiceFormat(Codec codec, int packetTimeMillis, OpusSettings opus, boolean tellsNoise) {
        /** A voice with all that 16 kHz can hold; losses and pauses are for the phone to speak of. */
        public static final OpusSettings USUAL_OPUS =
                OpusSettings.speech(16_000).withSilenceUnsent(false).withExpectedLoss(0);

        private static final int SHORTEST_MILLIS = 10;
        private static final int LONGEST_MILLIS = 60;
        // ITU-T G.722: the smallest step of both bands.
        private static final byte G722_SILENCE = (byte) 0xFA;

        public VoiceFormat(Codec codec, int packetTimeMillis) {
            this(codec, packetTimeMillis, USUAL_OPUS, false);
        }

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
            return Law.of(codec) != null || codec == Codec.G722 || codec == Codec.OPUS;
        }

        private boolean isHalved() {
            return packetTimeMillis < RoomMix.FRAME_MILLIS;
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

        /** What a pause sounds like (RFC 3389), where that was agreed; the array is used again as soon as this returns. */
        default void noise(byte[] payload, int offset, int lengthBytes, int lengthTicks) {
            skip(lengthTicks);
        }

        /** How many of a hundred packets the phone says that it missed, of late. */
        default int lossPercent() {
            return 0;
        }
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

        /** A key in the sound went down or up. Told while a packet is worked on: whoever hears it passes it on. */
        void heardKey(KeyNews news);

        /** It is kept out of the room for another reason than before, or for none any more. */
        void gated(HoldReason reason);
    }

    private static final int TICKS_A_MILLI = 8;

    private final Uplink uplink;
    private final Hearing hearing = new Hearing();
    private final Downlink downlink;
    private final Packets packets;
    private final OpusPackets opusPackets;
    private final ExpectedLoss expectedLoss = new ExpectedLoss();
    private final @Nullable OpusCodecs codecs;
    private final VoiceListener listener;

    private VoiceFormat format;
    private boolean seated;
    private @Nullable Publishing publishing;
    private PublishedStatistics publishedBefore = PublishedStatistics.NONE;
    private long otherCodecs;
    private boolean closed;

    /** Of a phone that has no Opus. */
    public PhoneVoice(VoiceFormat format, Downlink downlink, VoiceListener listener) {
        this(format, downlink, listener, null);
    }

    /** @param codecs for a phone that may speak Opus; with it there is memory outside the heap until the voice is closed */
    public PhoneVoice(VoiceFormat format, Downlink downlink, VoiceListener listener, @Nullable OpusCodecs codecs) {
        this.format = format;
        this.codecs = codecs;
        this.uplink = new Uplink(codecs, listener::heardKey);
        this.downlink = downlink;
        this.packets = new Packets(downlink, format.packetTimeMillis());
        this.opusPackets = new OpusPackets(downlink);
        this.listener = listener;
        form();
    }

    /** A packet of the phone; its bytes are copied. What the mixer does not speak is counted and left alone. */
    public void arrived(Codec codec, RtpPacket packet, long nowNanos) {
        boolean known = codec == Codec.OPUS ? codecs != null : VoiceFormat.isSpoken(codec);
        if (closed || !(known || codec == Codec.COMFORT_NOISE)) {
            otherCodecs++;
        } else {
            uplink.arrived(codec, packet, nowNanos);
        }
    }

    /** The phone says a key as an event of RTP, or has done so: none of its sound is heard meanwhile. */
    public void keyEvent(boolean down, long nowNanos) {
        uplink.keyEvent(down, nowNanos);
    }

    /** Sounds a key to this phone alone, when those before it are done; false where too many wait. */
    public boolean press(Key key) {
        return hearing.press(key);
    }

    /** The phone agreed to another form of the downlink. */
    public void format(VoiceFormat agreed) {
        if (!agreed.equals(format)) {
            packets.format(agreed.packetTimeMillis());
            format = agreed;
            form();
        }
    }

    private void form() {
        opusPackets.format(format.packetTimeMillis());
        if (format.codec() != Codec.OPUS) {
            hearing.family(Voicing.Family.of(format.codec()));
        } else if (codecs == null) {
            throw new IllegalArgumentException("a voice without Opus cannot send " + format);
        } else {
            hearing.opus(new OpusForm(codecs, expectedLoss.appliedTo(format.opus()), format.isHalved()));
        }
    }

    /** The phone is gone: nothing is heard of it or sent to it, and what is outside the heap is freed. It must have left its mix. */
    public void close() {
        if (!closed) {
            closed = true;
            publishNoMore();
            uplink.close();
            hearing.close();
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

    /** How its caller hears best. */
    public void hears(HearingProfile profile) {
        hearing.profile(profile);
    }

    boolean hearsOneAtATime() {
        return hearing.isOneAtATime();
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
                packets.sent() + opusPackets.sent(),
                packets.skippedTicks() + opusPackets.skippedMillis() * TICKS_A_MILLI,
                uplink.tones(),
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

    void leave() {
        seated = false;
        speech().leave();
        hearing.leave();
    }

    /** The next 20 ms of the phone. */
    void speak(long dueNanos) {
        uplink.tick(dueNanos);
        speech().hear(dueNanos);
    }

    void prepareToHear(Shared shared) {
        if (format.codec() == Codec.OPUS && expectedLoss.hear(downlink)) {
            form();
        }
        hearing.prepare(speech().isInSum(), shared);
    }

    void hear(Mix sum, @Nullable Parts parts, Player announcements) {
        Voicing heard = hearing.hear(sum, parts, speech(), announcements);
        if (format.codec() == Codec.OPUS) {
            opusPackets.add(heard.opus());
        } else if (format.tellsNoise() && heard.quietFrames() > Everybody.FRAMES_TO_FORGET) {
            packets.pause();
        } else {
            packets.add(hearing.codes(format.codec()));
        }
        uplink.sent(heard.limited());
    }

    void skip(int frames) {
        for (int i = 0; i < frames; i++) {
            if (format.codec() == Codec.OPUS) {
                opusPackets.skip(RoomMix.FRAME_MILLIS);
            } else {
                packets.skip(format.silence());
            }
            uplink.sentNothing(Mix.SAMPLES);
        }
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
        return "%s → %s → Mix → %s → %s → Limit → %s%s"
                .formatted(
                        uplink,
                        speech(),
                        hearing.player(),
                        hearing.profiled(),
                        format,
                        publishing == null ? "" : " | " + publishing);
    }
}
