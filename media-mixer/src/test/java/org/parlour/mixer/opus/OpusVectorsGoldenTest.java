package org.parlour.mixer.opus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.parlour.proof.Vectors;

/**
 * The bit streams that the IETF publishes with RFC 6716 and RFC 8251: every mode, bandwidth and frame, mono and stereo.
 * Beside each packet stands where the range decoder must end, in whatever channels and at whatever rate it is played.
 */
class OpusVectorsGoldenTest {
    private final OpusPacket view = new OpusPacket();
    private final short[] samples = new short[16 * 120];

    static Stream<Arguments> streams() {
        return Stream.of(Library.values()).flatMap(library -> IntStream.rangeClosed(1, 12)
                .mapToObj(number -> Arguments.of(library, "testvector%02d.bit".formatted(number))));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void everyPacketEndsWhereItMust(Library library, String name) throws IOException {
        ByteBuffer stream = ByteBuffer.wrap(Vectors.bytes("codecs/opus/" + name));
        int packets = 0;
        try (OpusDecoder decoder = library.open().newDecoder(16_000)) {
            while (stream.hasRemaining()) {
                byte[] packet = new byte[stream.getInt()];
                int range = stream.getInt();
                stream.get(packet);
                assertThat(view.wrap(packet, 0, packet.length)).isNull();
                assertThat(decoder.decode(packet, 0, packet.length, samples, 0)).isEqualTo(view.samples(16_000));
                assertThat(decoder.finalRange()).as("packet %d", packets).isEqualTo(range);
                packets++;
            }
        }
        assertThat(packets).isGreaterThan(500);
    }
}
