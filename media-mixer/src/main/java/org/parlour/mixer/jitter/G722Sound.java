package org.parlour.mixer.jitter;

import java.util.Arrays;
import org.parlour.mixer.conceal.Concealment;
import org.parlour.mixer.g722.G722Decoder;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/**
 * G.722: an octet is a tick is two samples, though its clock is called 8 kHz (RFC 3551 4.5.2).
 *
 * <p>Gaps are filled in the bands, before they are joined, as in ITU-T G.722 Appendix III: so the filter between them never
 * sees a seam. The lower band goes on as a narrow voice would; the upper one fades sooner, for what hisses must not hum. The
 * decoder learns from what was filled in, or it would be lost itself when packets return: its steps fade with the voice, so
 * that it comes back rather too soft than with a bang.
 */
final class G722Sound implements PacketSound {
    private static final int SAMPLES_A_TICK = 2;
    // The upper band: full for 10 ms, nothing after 40, and back within 20.
    private static final int UPPER_FULL_TICKS = 10 * 8;
    private static final int UPPER_SILENT_TICKS = 40 * 8;
    private static final int UPPER_RISE_TICKS = 20 * 8;

    private final G722Decoder decoder = new G722Decoder();
    private final SoftReturn softReturn = new SoftReturn();
    private final Concealment lowerGaps = new Concealment();
    private final Concealment upperGaps = new Concealment();
    private final short[] lower = new short[JitterBuffer.LONGEST_PACKET_TICKS];
    private final short[] upper = new short[JitterBuffer.LONGEST_PACKET_TICKS];

    private boolean begins = true;
    private boolean paused;
    private int concealedTicks;
    private float upperGain = 1;

    @Override
    public int samplesATick() {
        return SAMPLES_A_TICK;
    }

    @Override
    public int stampsATick() {
        return 1;
    }

    @Override
    public int ticks(Codec codec, RtpPacket packet) {
        if (codec == Codec.COMFORT_NOISE) {
            return packet.payloadLengthBytes() == 0 ? 0 : JitterBuffer.FRAME_TICKS;
        }
        return codec == Codec.G722 ? packet.payloadLengthBytes() : 0;
    }

    @Override
    public void play(PacketShelf shelf, int place, int skippedTicks, short[] into, int at) {
        if (begins) {
            decoder.beginAnew();
            begins = false;
        }
        int ticks = shelf.ticks(place);
        int count = ticks - skippedTicks;
        paused = shelf.codec(place) == Codec.COMFORT_NOISE;
        if (paused) {
            // RFC 3389 tells how the line sounds; a room needs no noise of a line.
            Arrays.fill(lower, 0, ticks, (short) 0);
            Arrays.fill(upper, 0, ticks, (short) 0);
        } else {
            decoder.decodeBands(shelf.payload(place), 0, ticks, lower, upper);
        }
        if (concealedTicks > 0) {
            softReturn.gap();
        }
        softReturn.heard(lower, upper, skippedTicks, count);
        lowerGaps.heard(lower, skippedTicks, count);
        upperGaps.heard(upper, skippedTicks, count);
        rise(skippedTicks, count);
        concealedTicks = 0;
        decoder.join(lower, upper, skippedTicks, count, into, at);
    }

    private void rise(int from, int count) {
        for (int i = 0; upperGain < 1 && i < count; i++) {
            upperGain = Math.min(1, upperGain + 1f / UPPER_RISE_TICKS);
            upper[from + i] = (short) (upper[from + i] * upperGain);
        }
    }

    @Override
    public boolean repair(PacketShelf shelf, int place, int lostTicks, short[] into, int at) {
        return false;
    }

    @Override
    public int conceal(short[] into, int at, int ticks) {
        boolean teaches = !lowerGaps.isSilent();
        lowerGaps.conceal(lower, 0, ticks);
        upperGaps.conceal(upper, 0, ticks);
        fade(ticks);
        if (teaches) {
            decoder.follow(lower, upper, 0, ticks);
        }
        decoder.join(lower, upper, 0, ticks, into, at);
        return ticks;
    }

    private void fade(int count) {
        for (int i = 0; i < count; i++) {
            concealedTicks++;
            float goal = (UPPER_SILENT_TICKS - concealedTicks) / (float) (UPPER_SILENT_TICKS - UPPER_FULL_TICKS);
            upperGain = Math.max(0, Math.min(upperGain, goal));
            upper[i] = (short) (upper[i] * upperGain);
        }
        concealedTicks = Math.min(concealedTicks, UPPER_SILENT_TICKS);
    }

    @Override
    public boolean isSilent() {
        return lowerGaps.isSilent();
    }

    @Override
    public boolean isPaused() {
        return paused;
    }

    /** The concealment leads over from one voice to the next. */
    @Override
    public void restart() {
        begins = true;
        paused = false;
    }

    @Override
    public long garbled() {
        return 0;
    }
}
