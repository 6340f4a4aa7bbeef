package org.parlour.mixer.jitter;

import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/**
 * How the packets of one stream become sound: all that a buffer need not know. Time is counted in ticks of 8 kHz,
 * whatever clock the packets are stamped by and however many samples a tick has.
 */
sealed interface PacketSound permits LawSound, G722Sound, OpusSound, PhoneOpusSound, FrameSound {
    int samplesATick();

    /** So often does the clock that stamps the packets count within a tick. */
    int stampsATick();

    /** How long a packet lasts; 0 for what cannot be played. */
    int ticks(Codec codec, RtpPacket packet);

    /** Writes what a packet says, but for its first ticks; always as long as it was found to last. */
    void play(PacketShelf shelf, int place, int skippedTicks, short[] into, int at);

    /**
     * Writes what was lost just before a packet, if the packet says that once more.
     *
     * @return whether it does
     */
    boolean repair(PacketShelf shelf, int place, int lostTicks, short[] into, int at);

    /** Whether a packet, if it is there in time, helps with what was lost just before it. */
    default boolean helpsBefore(PacketShelf shelf, int place) {
        return false;
    }

    /**
     * Writes what stands for samples that are missing just before a packet, and leads up to it.
     *
     * @return whether it knows how
     */
    default boolean bridge(PacketShelf shelf, int place, int missingTicks, short[] into, int at) {
        return false;
    }

    /** What is played next does not follow upon what was played last, though nothing stands between them. */
    default void leadOver() {}

    /**
     * Writes what stands for samples that are missing.
     *
     * @return how many ticks: as many as asked for, or a few more where it knows no such length
     */
    int conceal(short[] into, int at, int ticks);

    /**
     * Writes what stands for a pause in which nothing was sent.
     *
     * @return how many ticks, as {@link #conceal} does
     */
    default int pause(short[] into, int at, int ticks) {
        return conceal(into, at, ticks);
    }

    /** Whether the sender has said that it pauses, and goes on doing so. */
    default boolean isPaused() {
        return false;
    }

    /** Whether nothing is to be heard in a packet, nor of what was played before it. */
    default boolean isSilence(PacketShelf shelf, int place) {
        return false;
    }

    /** Whether nothing is left with which a gap could be filled. */
    boolean isSilent();

    /** What comes next has nothing to do with what came before. */
    void restart();

    /** Packets that were well formed and yet could not be played. */
    long garbled();

    /** Packets that were not decoded, because they say themselves that nobody speaks. */
    default long undecoded() {
        return 0;
    }

    /** Whether what it fills a gap with is as good as anything that others could make of it. */
    default boolean mends() {
        return false;
    }

    /** Frees what is outside the heap; nothing is played any more. */
    default void close() {}
}
