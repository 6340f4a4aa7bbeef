package org.parlour.callers.voice;

import java.util.ArrayList;
import java.util.List;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.jitter.JitterBuffer;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusDecoder;
import org.parlour.mixer.opus.OpusEncoder;
import org.parlour.mixer.opus.OpusSettings;
import org.parlour.mixer.resample.Resampling;
import org.parlour.mixer.rig.G722Stream;
import org.parlour.mixer.rig.OpusStream;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/**
 * Through the jitter buffers as telephones and browsers are: a packet every 20 ms, a frame pulled every 20 ms. The talk's
 * first fifteen seconds are said once before it, with losses like its own, until the buffers have settled, and cut off again.
 */
final class BufferedWay implements Way {
    private static final long FRAME_NANOS = 20_000_000L;
    // Between a packet and the pull after it.
    private static final long PHASE_NANOS = 8_000_000L;
    // A buffer forgets how late packets were after ten seconds.
    private static final int LEAD_FRAMES = 15 * 50;
    private static final int CALM_FRAMES = 2 * 50;
    private static final int MOST_DELAY_MILLIS = 200;
    private static final int CHANGE_MILLIS = 25;

    private final String title;
    private final Codec codec;
    private final OpusCodecs codecs;
    private final boolean repair;

    private BufferedWay(String title, Codec codec, OpusCodecs codecs, boolean repair) {
        this.title = title;
        this.codec = codec;
        this.codecs = codecs;
        this.repair = repair;
    }

    /** A telephone, by A-law or G.722. */
    static BufferedWay ofPhone(Codec codec, OpusCodecs codecs) {
        return new BufferedWay("our concealment", codec, codecs, false);
    }

    static BufferedWay ofOpus(OpusCodecs codecs, boolean repair) {
        return new BufferedWay(repair ? "Opus with repair (FEC)" : "Opus without repair", Codec.OPUS, codecs, repair);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public short[] heard(Talk talk, boolean[] lost) {
        short[] said = said(talk, lost.length);
        if (codec != Codec.OPUS) {
            short[] played = played(packets(talk, said), new PhoneEar(codec), lost);
            return inStep(said, Resampling.whole(played, Ear.RATE_HZ, talk.rateHz()), talk, lost.length);
        }
        // 24 kbit/s, the house's own settings; the listener reports what is lost.
        OpusSettings settings = OpusSettings.speech(talk.rateHz())
                .withSilenceUnsent(false)
                .withRepair(repair)
                .withExpectedLoss((int) Math.round(100.0 * count(lost) / lost.length));
        try (OpusEncoder encoder = codecs.newEncoder(settings);
                OpusDecoder decoder = codecs.newDecoder(Ear.RATE_HZ)) {
            OpusStream stream = new OpusStream(encoder, said);
            List<byte[]> packets = made(() -> stream.next(20), said.length / talk.frameSamples());
            return inStep(said, played(packets, opusEar(decoder), lost), talk, lost.length);
        }
    }

    private List<byte[]> packets(Talk talk, short[] said) {
        int count = said.length / talk.frameSamples();
        if (codec == Codec.G722) {
            G722Stream stream = new G722Stream(said);
            return made(() -> stream.next(160), count);
        }
        RtpStream stream = new RtpStream(Law.A, said);
        return made(() -> stream.next(160), count);
    }

    private interface Source {
        byte[] next();
    }

    private static List<byte[]> made(Source source, int count) {
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            packets.add(source.next());
        }
        return packets;
    }

    private static Ear opusEar(OpusDecoder decoder) {
        JitterBuffer buffer = JitterBuffer.ofOpus(decoder);
        return new Ear() {
            @Override
            public void arrived(RtpPacket packet, long nowNanos) {
                buffer.arrived(Codec.OPUS, packet, nowNanos);
            }

            @Override
            public void pull(short[] frame, int at, long nowNanos) {
                buffer.pull(frame, at, nowNanos);
            }
        };
    }

    /** The talk's beginning, the talk, and some silence in which the last of it is heard. */
    private static short[] said(Talk talk, int frames) {
        int frame = talk.frameSamples();
        short[] said = new short[(LEAD_FRAMES + frames + MOST_DELAY_MILLIS / 20) * frame];
        for (int i = 0; i < LEAD_FRAMES * frame; i++) {
            said[i] = talk.samples()[i % talk.samples().length];
        }
        System.arraycopy(talk.samples(), 0, said, LEAD_FRAMES * frame, frames * frame);
        return said;
    }

    /** At 16 kHz. */
    private static short[] played(List<byte[]> packets, Ear ear, boolean[] lost) {
        int frame = Ear.RATE_HZ / 50;
        short[] played = new short[packets.size() * frame];
        for (int i = 0; i < packets.size(); i++) {
            long nowNanos = 1_000_000_000L + i * FRAME_NANOS;
            boolean calm = i < CALM_FRAMES || i >= LEAD_FRAMES + lost.length;
            if (calm || !lost[Math.abs(i - LEAD_FRAMES) % lost.length]) {
                ear.arrived(RtpStream.view(packets.get(i)), nowNanos);
            }
            ear.pull(played, i * frame, nowNanos + PHASE_NANOS);
        }
        return played;
    }

    /**
     * The played as if it had come at once. The delay is looked for second by second: the buffer may change it, and nobody
     * minds some milliseconds.
     */
    private static short[] inStep(short[] said, short[] played, Talk talk, int frames) {
        int rateHz = talk.rateHz();
        int from = LEAD_FRAMES * talk.frameSamples();
        short[] heard = new short[frames * talk.frameSamples()];
        int most = MOST_DELAY_MILLIS * rateHz / 1_000;
        int reach = CHANGE_MILLIS * rateHz / 1_000;
        int delay = delay(said, played, from - 2 * rateHz, from, 0, most);
        for (int at = 0; at < heard.length; at += rateHz) {
            int length = Math.min(rateHz, heard.length - at);
            int end = Math.min(from + at + length, said.length - most);
            delay = delay(
                    said, played, end - 2 * rateHz, end, Math.max(0, delay - reach), Math.min(most, delay + reach));
            System.arraycopy(played, from + at + delay, heard, at, length);
        }
        return heard;
    }

    /** By how many samples the played lies behind the said: where both are most alike. */
    private static int delay(short[] said, short[] played, int from, int to, int least, int most) {
        int best = (least + most) / 2;
        double alike = 0;
        for (int delay = least; delay < most; delay++) {
            double product = 0;
            // Every third is enough to know.
            for (int i = from; i < to; i += 3) {
                product += (double) said[i] * played[i + delay];
            }
            if (product > alike) {
                alike = product;
                best = delay;
            }
        }
        return best;
    }

    private static int count(boolean[] lost) {
        int count = 0;
        for (boolean one : lost) {
            count += one ? 1 : 0;
        }
        return count;
    }
}
