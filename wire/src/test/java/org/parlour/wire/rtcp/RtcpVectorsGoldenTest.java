package org.parlour.wire.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Vectors;

/**
 * Published packets, good and bad, with the verdict of others beside them.
 *
 * <p>Many were made to test the decoder of one body and carry a length field that lies, some are no packets at all:
 * such a datagram is refused as it stands (RFC 3550 A.2), and its verdict is asked for again with the length put right.
 */
class RtcpVectorsGoldenTest {
    private static final Map<String, Class<? extends RtcpPacket>> KINDS = Map.ofEntries(
            Map.entry("full_intra_request", FullIntraRequest.class),
            Map.entry("goodbye", Goodbye.class),
            Map.entry("picture_loss_indication", PictureLossIndication.class),
            Map.entry("rapid_resynchronization_request", Unknown.class),
            Map.entry("receiver_report", ReceiverReport.class),
            Map.entry("rfc8888", CongestionControlFeedback.class),
            Map.entry("sender_report", SenderReport.class),
            Map.entry("slice_loss_indication", Unknown.class),
            Map.entry("source_description", SourceDescription.class),
            Map.entry("transport_layer_cc", TransportFeedback.class),
            Map.entry("transport_layer_nack", GenericNack.class),
            Map.entry("aiortc", RtcpPacket.class));

    /** One line of the table. */
    private record Vector(String file, String type, String name, String expected, String fields) {
        byte[] bytes() throws IOException {
            return Vectors.bytes("media/rtcp/" + file);
        }
    }

    private static List<Vector> vectors(String expected) throws IOException {
        List<Vector> vectors = new ArrayList<>();
        for (String line : Vectors.lines("media/rtcp/expected.tsv")) {
            String[] columns = line.split("\t", -1);
            if (columns[4].startsWith(expected)) {
                vectors.add(new Vector(columns[0], columns[1], columns[2], columns[4], columns[5]));
            }
        }
        return vectors;
    }

    @Test
    void everyRejectIsRefusedAsItStands() throws IOException {
        List<Vector> rejects = vectors("reject");
        assertThat(rejects).hasSize(38);
        for (Vector vector : rejects) {
            assertThat(Wire.parse(vector.bytes())).as(vector.file).isInstanceOf(RtcpCompound.Malformed.class);
        }
    }

    @Test
    void noRejectIsOfItsKindWithItsLengthPutRight() throws IOException {
        for (Vector vector : vectors("reject")) {
            Class<? extends RtcpPacket> kind = KINDS.get(vector.type);
            if (kind != null && Wire.parse(mended(vector.bytes())) instanceof RtcpCompound.Parsed parsed) {
                assertThat(vector.expected).as(vector.file).isEqualTo("reject:errWrongType");
                assertThat(parsed.packets()).as(vector.file).noneMatch(kind::isInstance);
            }
        }
    }

    @Test
    void everyAcceptIsReadAsItsKind() throws IOException {
        int truthful = 0;
        int mended = 0;
        for (Vector vector : vectors("accept")) {
            byte[] bytes = vector.bytes();
            if (vector.type.equals("header") || isBareBlock(bytes)) {
                continue;
            }
            if (RtcpFrame.lengthBytes(bytes, 0) == bytes.length) {
                truthful++;
            } else {
                assertThat(Wire.parse(bytes)).as(vector.file).isInstanceOf(RtcpCompound.Malformed.class);
                bytes = mended(bytes);
                mended++;
            }
            assertThat(Wire.only(bytes)).as(vector.file).isInstanceOf(KINDS.get(vector.type));
        }
        assertThat(truthful).isEqualTo(24);
        assertThat(mended).isEqualTo(12);
    }

    private static boolean isBareBlock(byte[] bytes) {
        return (bytes[0] & 0xff) >>> 6 != 2;
    }

    /** Cut to the length it claims if that makes a packet, else with the claim set to its true length. */
    private static byte[] mended(byte[] bytes) {
        if (bytes.length < RtcpFrame.HEADER_BYTES || bytes.length % 4 != 0) {
            return bytes;
        }
        int claimed = RtcpFrame.lengthBytes(bytes, 0);
        if (claimed <= bytes.length) {
            byte[] cut = Arrays.copyOf(bytes, claimed);
            if (Wire.parse(cut) instanceof RtcpCompound.Parsed) {
                return cut;
            }
        }
        byte[] mended = bytes.clone();
        mended[2] = 0;
        mended[3] = (byte) (bytes.length / 4 - 1);
        return mended;
    }

    @Test
    void bareHeadersReadAsTheyAre() throws IOException {
        for (Vector vector : vectors("accept")) {
            if (vector.type.equals("header")) {
                byte[] bytes = vector.bytes();
                boolean also = vector.name.equals("also valid");
                assertThat(RtcpFrame.count(bytes, 0)).isEqualTo(1);
                assertThat(RtcpFrame.packetType(bytes, 0)).isEqualTo(also ? 204 : 201);
                assertThat(RtcpFrame.isPadded(bytes, 0)).isEqualTo(also);
                assertThat(RtcpFrame.lengthBytes(bytes, 0)).isEqualTo(32);
            }
        }
    }

    @Test
    void bareBlocksOfRfc8888ReadWithinAPacket() throws IOException {
        int blocks = 0;
        for (Vector vector : vectors("accept")) {
            byte[] block = vector.bytes();
            if (isBareBlock(block)) {
                byte[] packet = new byte[8 + block.length + 4];
                System.arraycopy(Wire.bytes("8bcd0000 00000001"), 0, packet, 0, 8);
                System.arraycopy(block, 0, packet, 8, block.length);
                assertThat(Wire.only(mended(packet)))
                        .as(vector.file)
                        .isInstanceOfSatisfying(
                                CongestionControlFeedback.class,
                                feedback -> assertThat(feedback.streams()).hasSize(1));
                blocks++;
            }
        }
        assertThat(blocks).isEqualTo(3);
    }

    @Test
    void transportFeedbackReadsFieldForField() throws IOException {
        List<Vector> vectors = vectors("accept").stream()
                .filter(vector -> !vector.fields.isEmpty())
                .toList();
        assertThat(vectors).hasSize(7);
        for (Vector vector : vectors) {
            TransportFeedback feedback = (TransportFeedback) Wire.only(vector.bytes());
            assertThat(described(feedback)).as(vector.file).isEqualTo(vector.fields);
        }
    }

    private static String described(TransportFeedback feedback) {
        PacketArrivals arrivals = feedback.arrivals();
        StringJoiner deltas = new StringJoiner(",");
        for (int n = 0; n < arrivals.receivedCount(); n++) {
            deltas.add(Integer.toString(arrivals.deltaMicros(n)));
        }
        return "senderSSRC=%s mediaSSRC=%s baseSeq=%d statusCount=%d refTime=%d fbPktCount=%d deltas_us=%s"
                .formatted(
                        Integer.toUnsignedString(feedback.senderSsrc()),
                        Integer.toUnsignedString(feedback.mediaSsrc()),
                        arrivals.baseSequence(),
                        arrivals.statusCount(),
                        arrivals.referenceTimeUnits64Millis(),
                        feedback.feedbackCount(),
                        deltas);
    }

    @Test
    void seedsOfAnotherFuzzerAreAnswered() throws IOException {
        List<Vector> seeds = vectors("no-crash");
        assertThat(seeds).hasSize(11);
        for (Vector vector : seeds) {
            assertThat(Wire.only(vector.bytes())).as(vector.file).isNotNull();
        }
    }
}
