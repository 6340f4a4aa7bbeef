package org.parlour.callers.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.parlour.callers.phone.Heard;
import org.parlour.callers.phone.Law;
import org.parlour.callers.phone.Marker;
import org.parlour.callers.phone.Mouth;
import org.parlour.mixer.g722.G722Decoder;
import org.parlour.mixer.g722.G722Encoder;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusDecoder;
import org.parlour.mixer.opus.OpusEncoder;
import org.parlour.mixer.opus.OpusSettings;
import org.parlour.mixer.resample.Resampling;
import org.parlour.wire.rtcp.Octets;

/** What the telephones of a crowd speak, 20 ms in a packet, and how they hear it. */
public enum PhoneCodec {
    G711("G.711", 0, 8_000, 101) {
        @Override
        byte[][] packets(Mouth mouth) {
            byte[][] packets = new byte[CYCLE][];
            for (int i = 0; i < CYCLE; i++) {
                packets[i] = Law.MU.encode(samples(mouth, i));
            }
            return packets;
        }

        @Override
        List<Heard.Packet> narrow(List<Heard.Packet> heard) {
            return heard;
        }

        @Override
        String formats() {
            return """
                a=rtpmap:0 PCMU/8000
                """;
        }
    },

    G722("G.722", 9, 8_000, 101) {
        @Override
        byte[][] packets(Mouth mouth) {
            byte[][] packets = new byte[CYCLE][];
            G722Encoder encoder = new G722Encoder();
            short[] wide = wide(mouth);
            for (int i = 0; i < 2 * CYCLE; i++) {
                byte[] packet = new byte[WIDE_FRAME / 2];
                encoder.encode(wide, i % CYCLE * WIDE_FRAME, packet.length, packet, 0);
                packets[i % CYCLE] = packet;
            }
            return packets;
        }

        @Override
        List<Heard.Packet> narrow(List<Heard.Packet> heard) {
            G722Decoder decoder = new G722Decoder();
            short[] wide = new short[heard.size() * WIDE_FRAME];
            for (int i = 0; i < heard.size(); i++) {
                byte[] codes = heard.get(i).payload().toArray();
                decoder.decode(codes, 0, Math.min(codes.length, WIDE_FRAME / 2), wide, i * WIDE_FRAME);
            }
            short[] samples = Resampling.whole(wide, 2 * Marker.RATE_HZ, Marker.RATE_HZ);
            List<Heard.Packet> narrow = new ArrayList<>();
            for (int i = 0; i < heard.size(); i++) {
                short[] frame = Arrays.copyOfRange(samples, i * FRAME, (i + 1) * FRAME);
                narrow.add(asNarrow(heard.get(i), frame));
            }
            return narrow;
        }

        @Override
        String formats() {
            return """
                a=rtpmap:9 G722/8000
                """;
        }
    },

    /** Every packet is sent, silence too. */
    OPUS("Opus", 111, 48_000, 110) {
        @Override
        byte[][] packets(Mouth mouth) {
            return opus(mouth, false);
        }

        @Override
        List<Heard.Packet> narrow(List<Heard.Packet> heard) {
            return decoded(heard);
        }

        @Override
        String formats() {
            return """
                a=rtpmap:111 opus/48000/2
                a=fmtp:111 maxplaybackrate=16000;useinbandfec=1
                """;
        }
    },

    /** Silence is not sent, but for a packet each 400 ms. */
    OPUS_DTX("Opus, DTX", 111, 48_000, 110) {
        @Override
        byte[][] packets(Mouth mouth) {
            return opus(mouth, true);
        }

        @Override
        List<Heard.Packet> narrow(List<Heard.Packet> heard) {
            return decoded(heard);
        }

        @Override
        String formats() {
            return """
                a=rtpmap:111 opus/48000/2
                a=fmtp:111 maxplaybackrate=16000;useinbandfec=1;usedtx=1
                """;
        }
    };

    /** After so many packets a voice begins anew. */
    static final int CYCLE = Marker.PERIOD_SAMPLES / (Marker.RATE_HZ / 50);

    static final int MOST_PAYLOAD_BYTES = 400;

    private static final int FRAME = Marker.RATE_HZ / 50;
    private static final int WIDE_FRAME = 2 * FRAME;
    private static final int CYCLES_TILL_STEADY = 3;

    private final String title;
    private final int payloadType;
    private final int clockRateHz;
    private final int keysPayloadType;

    PhoneCodec(String title, int payloadType, int clockRateHz, int keysPayloadType) {
        this.title = title;
        this.payloadType = payloadType;
        this.clockRateHz = clockRateHz;
        this.keysPayloadType = keysPayloadType;
    }

    public String title() {
        return title;
    }

    public int payloadType() {
        return payloadType;
    }

    /** Of the timestamps, of voice and keys alike. */
    int clockRateHz() {
        return clockRateHz;
    }

    int packetStamps() {
        return clockRateHz / 50;
    }

    int keysPayloadType() {
        return keysPayloadType;
    }

    boolean sendsSilence() {
        return this != OPUS_DTX;
    }

    /** One cycle of a voice; an empty packet is not sent. */
    abstract byte[][] packets(Mouth mouth);

    /** What was heard as G.711, on a clock of 8 kHz, so that one ear hears all. */
    abstract List<Heard.Packet> narrow(List<Heard.Packet> heard);

    abstract String formats();

    /** What a telephone offers. */
    String offer(String host, int port) {
        return """
            v=0
            o=phone 20261121 1 IN IP4 %s
            s=-
            c=IN IP4 %s
            t=0 0
            m=audio %d RTP/AVP %d %d
            %sa=rtpmap:%d telephone-event/%d
            a=fmtp:%d 0-15
            a=ptime:20
            a=sendrecv
            """.formatted(
                        host,
                        host,
                        port,
                        payloadType,
                        keysPayloadType,
                        formats(),
                        keysPayloadType,
                        clockRateHz,
                        keysPayloadType)
                .replace("\n", "\r\n");
    }

    // --- what more than one of them needs ----------------------------------------------------------------------------

    private static short[] samples(Mouth mouth, int packet) {
        short[] samples = new short[FRAME];
        for (int i = 0; i < FRAME; i++) {
            samples[i] = mouth.at((long) packet * FRAME + i);
        }
        return samples;
    }

    /** One cycle at 16 kHz, of three: the filter has heard what comes before and hears what comes after. */
    private static short[] wide(Mouth mouth) {
        short[] narrow = new short[3 * CYCLE * FRAME];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = mouth.at(i % (CYCLE * FRAME));
        }
        short[] wide = Resampling.whole(narrow, Marker.RATE_HZ, 2 * Marker.RATE_HZ);
        return Arrays.copyOfRange(wide, CYCLE * WIDE_FRAME, 2 * CYCLE * WIDE_FRAME);
    }

    private static byte[][] opus(Mouth mouth, boolean silenceUnsent) {
        byte[][] packets = new byte[CYCLE][];
        short[] wide = wide(mouth);
        byte[] packet = new byte[MOST_PAYLOAD_BYTES];
        OpusSettings settings = OpusSettings.speech(2 * Marker.RATE_HZ).withSilenceUnsent(silenceUnsent);
        try (OpusEncoder encoder = OpusCodecs.open().newEncoder(settings)) {
            // The last time the encoder has heard the end before it hears the beginning, and knows the noise.
            for (int i = 0; i < CYCLES_TILL_STEADY * CYCLE; i++) {
                int lengthBytes = encoder.encode(wide, i % CYCLE * WIDE_FRAME, WIDE_FRAME, packet, 0, packet.length);
                boolean sent = !silenceUnsent || OpusEncoder.isWorthSending(lengthBytes);
                packets[i % CYCLE] = Arrays.copyOf(packet, sent ? lengthBytes : 0);
            }
        }
        return packets;
    }

    private static List<Heard.Packet> decoded(List<Heard.Packet> heard) {
        List<Heard.Packet> narrow = new ArrayList<>();
        try (OpusDecoder decoder = OpusCodecs.open().newDecoder(Marker.RATE_HZ)) {
            short[] frame = new short[6 * FRAME];
            for (Heard.Packet packet : heard) {
                byte[] opus = packet.payload().toArray();
                int count = decoder.decode(opus, 0, opus.length, frame, 0);
                if (count > 0) {
                    narrow.add(asNarrow(packet, Arrays.copyOf(frame, count)));
                }
            }
        }
        return narrow;
    }

    private static Heard.Packet asNarrow(Heard.Packet packet, short[] samples) {
        byte[] octets = Law.MU.encode(samples);
        int stamp = (int) ((packet.timestamp() & 0xFFFF_FFFFL) / 6);
        return new Heard.Packet(
                packet.arrivedNanos(),
                packet.ssrc(),
                packet.sequenceNumber(),
                packet.payloadType() == OPUS.payloadType ? stamp : packet.timestamp(),
                Law.MU.payloadType(),
                packet.marker(),
                Octets.copyOf(octets, 0, octets.length));
    }
}
