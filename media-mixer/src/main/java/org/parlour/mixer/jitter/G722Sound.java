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
 * sees a seam. The lower band goes on as a narrow voice would; the upper one fades sooner, for what hisses must not hum, unless
 * both are led up to what comes behind the gap. What the decoder would have learned meanwhile it guesses; where it guessed too
 * loud, the voice is held back.
 */
final class G722Sound implements PacketSound {
    private static final int SAMPLES_A_TICK = 2;
    // The upper band: full for 10 ms, nothing after 40, and back within 20.
    private static final int UPPER_FULL_TICKS = 10 * 8;
    private static final int UPPER_SILENT_TICKS = 40 * 8;
    private static final int UPPER_RISE_TICKS = 20 * 8;
    private static final int MOST_LOST_TICKS = 1_000 * 8;

    private final G722Decoder decoder = new G722Decoder();
    private final SoftReturn softReturn = new SoftReturn();
    private final Concealment lowerGaps = new Concealment();
    private final Concealment upperGaps = new Concealment();
    private final short[] lower = new short[JitterBuffer.LONGEST_PACKET_TICKS];
    private final short[] upper = new short[JitterBuffer.LONGEST_PACKET_TICKS];

    private final short[] nextLower = new short[JitterBuffer.LONGEST_PACKET_TICKS];
    private final short[] nextUpper = new short[JitterBuffer.LONGEST_PACKET_TICKS];

    private boolean begins = true;
    private long decodedSequence;
    private long decodedToTicks;
    // Whether that was to know where a gap leads to, and is still to be played.
    private boolean decodedAhead;
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
        int ticks = shelf.ticks(place);
        int count = ticks - skippedTicks;
        if (decodedAhead && shelf.sequence(place) == decodedSequence) {
            System.arraycopy(nextLower, 0, lower, 0, ticks);
            System.arraycopy(nextUpper, 0, upper, 0, ticks);
        } else {
            decode(shelf, place, lower, upper);
        }
        decodedAhead = false;
        lowerGaps.heard(lower, skippedTicks, count);
        upperGaps.heard(upper, skippedTicks, count);
        rise(skippedTicks, count);
        concealedTicks = 0;
        decoder.join(lower, upper, skippedTicks, count, into, at);
    }

    private void decode(PacketShelf shelf, int place, short[] itsLower, short[] itsUpper) {
        int lost = begins || shelf.sequence(place) == decodedSequence + 1
                ? 0
                : Math.clamp(shelf.beginTicks(place) - decodedToTicks, 0, MOST_LOST_TICKS);
        if (begins) {
            decoder.beginAnew();
            begins = false;
        }
        decodedSequence = shelf.sequence(place);
        decodedToTicks = shelf.endTicks(place);
        int ticks = shelf.ticks(place);
        paused = shelf.codec(place) == Codec.COMFORT_NOISE;
        if (paused) {
            // RFC 3389 tells how the line sounds; a room needs no noise of a line.
            Arrays.fill(itsLower, 0, ticks, (short) 0);
            Arrays.fill(itsUpper, 0, ticks, (short) 0);
        } else {
            if (lost > 0) {
                decoder.regain(lost, shelf.payload(place), 0, ticks);
            }
            decoder.decodeBands(shelf.payload(place), 0, ticks, itsLower, itsUpper);
        }
        if (concealedTicks > 0 || lost > 0) {
            softReturn.gap();
        }
        softReturn.heard(itsLower, itsUpper, 0, ticks);
    }

    @Override
    public boolean bridge(PacketShelf shelf, int place, int missingTicks, short[] into, int at) {
        if (paused || !helpsBefore(shelf, place)) {
            return false;
        }
        decode(shelf, place, nextLower, nextUpper);
        decodedAhead = true;
        lowerGaps.bridge(lower, 0, missingTicks, nextLower, 0, shelf.ticks(place));
        upperGaps.bridge(upper, 0, missingTicks, nextUpper, 0, shelf.ticks(place));
        decoder.join(lower, upper, 0, missingTicks, into, at);
        return true;
    }

    @Override
    public boolean helpsBefore(PacketShelf shelf, int place) {
        return shelf.codec(place) != Codec.COMFORT_NOISE && shelf.ticks(place) >= JitterBuffer.FRAME_TICKS;
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
        lowerGaps.conceal(lower, 0, ticks);
        upperGaps.conceal(upper, 0, ticks);
        fade(ticks);
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
        decodedAhead = false;
        paused = false;
    }

    @Override
    public long garbled() {
        return 0;
    }
}
