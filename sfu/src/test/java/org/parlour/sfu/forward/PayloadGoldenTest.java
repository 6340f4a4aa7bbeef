package org.parlour.sfu.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payloads as their RFCs draw them. */
class PayloadGoldenTest {
    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static Vp8Descriptor vp8(String hex) {
        Vp8Descriptor descriptor = new Vp8Descriptor();
        byte[] payload = hex(hex);
        assertThat(descriptor.read(payload, 0, payload.length)).isTrue();
        return descriptor;
    }

    /** RFC 7741 4.6.1; the frame header behind it is of a key frame, P = 0. */
    @Test
    void vp8KeyFrameInASinglePacket() {
        Vp8Descriptor descriptor = vp8("90 80 11 50 42 00 9d 01 2a");

        assertThat(descriptor.pictureId()).isEqualTo(17);
        assertThat(descriptor.pictureIdBits()).isEqualTo(7);
        assertThat(descriptor.lengthBytes()).isEqualTo(3);
        assertThat(descriptor.isKeyFrameStart()).isTrue();
    }

    /** RFC 7741 4.6.2: an interframe without picture id. */
    @Test
    void vp8InterframeWithoutPictureId() {
        Vp8Descriptor descriptor = vp8("10 51 42 00");

        assertThat(descriptor.hasPictureId()).isFalse();
        assertThat(descriptor.lengthBytes()).isEqualTo(1);
        assertThat(descriptor.isKeyFrameStart()).isFalse();
    }

    /** RFC 7741 4.6.3: a second partition begins with S = 1 too, and is no beginning of a picture. */
    @Test
    void vp8SecondPartitionOfAKeyFrameIsNoBeginning() {
        assertThat(vp8("91 80 11 50 42").isKeyFrameStart()).isFalse();
    }

    /** RFC 7741 4.6.4: the packets of a fragmented picture that follow have S = 0. */
    @Test
    void vp8ContinuationIsNoBeginning() {
        assertThat(vp8("80 80 11 50 42").isKeyFrameStart()).isFalse();
    }

    /** RFC 7741 4.6.5. */
    @Test
    void vp8LongPictureId() {
        Vp8Descriptor descriptor = vp8("90 80 92 67 51 42");

        assertThat(descriptor.pictureId()).isEqualTo(4711);
        assertThat(descriptor.pictureIdBits()).isEqualTo(15);
        assertThat(descriptor.lengthBytes()).isEqualTo(4);
    }

    /** RFC 7741 4.2: all that there can be. */
    @Test
    void vp8AllExtensions() {
        Vp8Descriptor descriptor = vp8("90 f0 92 67 0a 47 50 42");

        assertThat(descriptor.tl0()).isEqualTo(10);
        assertThat(descriptor.keyIndex()).isEqualTo(7);
        assertThat(descriptor.lengthBytes()).isEqualTo(6);
        assertThat(descriptor.isKeyFrameStart()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"''", "90", "90 80", "90 80 92", "90 80 92 67", "90 f0 92 67 0a", "90 f0 92 67 0a 47", "10"})
    void vp8ThatEndsInsideItsDescriptorIsMalformed(String cut) {
        byte[] payload = hex(cut);

        assertThat(new Vp8Descriptor().read(payload, 0, payload.length)).isFalse();
    }

    /** RFC 6184 5.6, 5.7.1, 5.8: types 7, 5, 1, 8 alone, in STAP-A (24) and in FU-A (28). */
    @ParameterizedTest(name = "{0} {2}")
    @CsvSource({
        "67 42 e0 1f, 1, SPS alone",
        "65 88 84, 2, IDR slice alone",
        "41 9a 24, 0, slice alone",
        "68 ce 3c 80, 0, PPS alone",
        "78 00 04 67 42 e0 1f 00 04 68 ce 3c 80, 1, STAP-A of SPS and PPS",
        "78 00 02 68 ce 00 02 65 88, 2, STAP-A of PPS and IDR slice",
        "78 00 02 41 9a, 0, STAP-A of a slice",
        "78 00 09 67 42, 0, STAP-A whose unit is cut",
        "78, 0, STAP-A of nothing",
        "7c 85 88 84, 2, FU-A that begins an IDR slice",
        "7c 05 88 84, 0, FU-A in the middle of an IDR slice",
        "7c 45 88 84, 0, FU-A that ends an IDR slice",
        "7c 87 42 e0, 1, FU-A that begins an SPS",
        "7c, -1, FU-A without its header"
    })
    void h264PicturesBegin(String payload, int opening, String what) {
        byte[] bytes = hex(payload);

        assertThat(H264Payload.opening(bytes, 0, bytes.length)).as(what).isEqualTo(opening);
    }

    /** RFC 6716 3.1: a TOC octet alone, or with one empty frame, is what DTX leaves. */
    @Test
    void opusSilenceIsOneOrTwoOctets() {
        assertThat(OpusPayload.isSilence(1)).isTrue();
        assertThat(OpusPayload.isSilence(2)).isTrue();
        assertThat(OpusPayload.isSilence(3)).isFalse();
    }
}
