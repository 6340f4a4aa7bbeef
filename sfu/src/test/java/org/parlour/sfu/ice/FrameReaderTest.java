package org.parlour.sfu.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Allocation;

class FrameReaderTest {
    private final List<byte[]> frames = new ArrayList<>();
    private final FrameReader reader = new FrameReader(
            100, (bytes, offset, length) -> frames.add(Arrays.copyOfRange(bytes, offset, offset + length)));

    private static byte[] framed(byte[]... datagrams) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (byte[] datagram : datagrams) {
            byte[] head = new byte[FrameReader.HEAD_BYTES];
            FrameReader.writeHead(head, 0, datagram.length);
            stream.writeBytes(head);
            stream.writeBytes(datagram);
        }
        return stream.toByteArray();
    }

    @Test
    void severalFramesInOneSegmentComeOutOneByOne() {
        byte[] stream = framed(new byte[] {1}, new byte[] {2, 3}, new byte[100]);

        assertThat(reader.read(stream, 0, stream.length)).isTrue();

        assertThat(frames).containsExactly(new byte[] {1}, new byte[] {2, 3}, new byte[100]);
    }

    @Test
    void framesComeOutWholeHoweverTheStreamIsCut() {
        Random chance = new Random(1);
        List<byte[]> sent = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            byte[] datagram = new byte[1 + chance.nextInt(100)];
            chance.nextBytes(datagram);
            sent.add(datagram);
        }
        byte[] stream = framed(sent.toArray(byte[][]::new));

        for (int at = 0; at < stream.length; ) {
            int piece = Math.min(stream.length - at, 1 + chance.nextInt(150));
            assertThat(reader.read(stream, at, piece)).isTrue();
            at += piece;
        }

        assertThat(frames).usingElementComparator(Arrays::compare).isEqualTo(sent);
    }

    @Test
    void singleBytesAreEnough() {
        for (byte each : framed(new byte[] {7, 8, 9})) {
            reader.read(new byte[] {each}, 0, 1);
        }

        assertThat(frames).containsExactly(new byte[] {7, 8, 9});
    }

    @Test
    void emptyFrameSaysNothing() {
        byte[] stream = framed(new byte[0], new byte[] {5});

        assertThat(reader.read(stream, 0, stream.length)).isTrue();

        assertThat(frames).containsExactly(new byte[] {5});
    }

    @Test
    void frameThatIsTooLongEndsTheConnection() {
        byte[] stream = framed(new byte[] {1}, new byte[101], new byte[] {2});

        assertThat(reader.read(stream, 0, stream.length)).isFalse();
        assertThat(reader.read(stream, 0, stream.length)).isFalse();

        assertThat(frames).containsExactly(new byte[] {1});
    }

    @Test
    void readingMakesNothing() {
        long[] lengths = new long[1];
        FrameReader counting = new FrameReader(1_500, (bytes, offset, length) -> lengths[0] += length);
        byte[] stream = framed(new byte[80], new byte[1_200]);

        assertThat(Allocation.bytesPerStep(() -> {
                    counting.read(stream, 0, 700);
                    counting.read(stream, 700, stream.length - 700);
                }))
                .isZero();
        assertThat(lengths[0]).isPositive();
    }

    @Test
    void lengthsHaveSixteenBits() {
        assertThatThrownBy(() -> FrameReader.writeHead(new byte[2], 0, 65_536))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FrameReader(65_536, (bytes, offset, length) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
