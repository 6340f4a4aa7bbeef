package org.parlour.mixer.jitter;

import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/**
 * How the packets of one stream become sound: all that a buffer need not know. Time is counted in ticks of 8 kHz,
 * whatever clock the packets are stamped by and however many samples a tick has.
 */
sealed interface PacketSound permits LawSound, G722Sound, OpusSound {
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

    /**
     * Writes what stands for samples that are missing.
     *
     * @return how many ticks: as many as asked for, or a few more where it knows no such length
     */
    int conceal(short[] into, int at, int ticks);

    /** Whether nothing is left with which a gap could be filled. */
    boolean isSilent();

    /** What comes next has nothing to do with what came before. */
    void restart();

    /** Packets that were well formed and yet could not be played. */
    long garbled();
}
