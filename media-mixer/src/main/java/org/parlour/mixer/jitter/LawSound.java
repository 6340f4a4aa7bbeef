package org.parlour.mixer.jitter;

import org.parlour.mixer.conceal.Concealment;
import org.parlour.mixer.g711.Law;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/** G.711, of either law and from one to the other: an octet is a sample is a tick. */
final class LawSound implements PacketSound {
    private final Concealment concealment = new Concealment(8_000);

    @Override
    public int samplesATick() {
        return 1;
    }

    @Override
    public int stampsATick() {
        return 1;
    }

    @Override
    public int ticks(Codec codec, RtpPacket packet) {
        return Law.of(codec) == null ? 0 : packet.payloadLengthBytes();
    }

    @Override
    public void play(PacketShelf shelf, int place, int skippedTicks, short[] into, int at) {
        int count = shelf.ticks(place) - skippedTicks;
        Law law = shelf.codec(place) == Codec.PCMU ? Law.MU : Law.A;
        law.expand(shelf.payload(place), skippedTicks, count, into, at);
        concealment.heard(into, at, count);
    }

    @Override
    public boolean repair(PacketShelf shelf, int place, int lostTicks, short[] into, int at) {
        return false;
    }

    @Override
    public int conceal(short[] into, int at, int ticks) {
        concealment.conceal(into, at, ticks);
        return ticks;
    }

    @Override
    public boolean isSilent() {
        return concealment.isSilent();
    }

    /** The concealment leads over from one voice to the next. */
    @Override
    public void restart() {}

    @Override
    public long garbled() {
        return 0;
    }
}
