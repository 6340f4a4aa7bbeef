package org.parlour.wire.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;

/** Packets there and back. */
final class Wire {
    private Wire() {}

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    static String hex(RtcpPacket packet) {
        return HexFormat.of().formatHex(written(packet));
    }

    /** Written at an odd place into a buffer of rubbish, to see that nothing before, behind or within leaks. */
    static byte[] written(RtcpPacket packet) {
        int length = packet.lengthBytes();
        byte[] buffer = new byte[length + 7];
        Arrays.fill(buffer, (byte) 0xa5);
        assertThat(packet.writeTo(buffer, 3)).isEqualTo(length);
        assertThat(Arrays.copyOf(buffer, 3)).containsOnly(0xa5);
        assertThat(Arrays.copyOfRange(buffer, 3 + length, buffer.length)).containsOnly(0xa5);
        return Arrays.copyOfRange(buffer, 3, 3 + length);
    }

    static RtcpCompound parse(byte[] datagram) {
        return RtcpCompound.parse(datagram, 0, datagram.length);
    }

    static RtcpCompound parse(String hex) {
        return parse(bytes(hex));
    }

    static RtcpCompound strictly(String hex) {
        byte[] datagram = bytes(hex);
        return RtcpCompound.parse(datagram, 0, datagram.length, RtcpRule.COMPOUND);
    }

    /** The one packet of a datagram that is good throughout. */
    static RtcpPacket only(byte[] datagram) {
        RtcpCompound compound = parse(datagram);
        assertThat(compound).isInstanceOf(RtcpCompound.Parsed.class);
        RtcpCompound.Parsed parsed = (RtcpCompound.Parsed) compound;
        assertThat(parsed.refused()).isEmpty();
        assertThat(parsed.packets()).hasSize(1);
        return parsed.packets().getFirst();
    }

    static <P extends RtcpPacket> P only(String hex, Class<P> kind) {
        return kind.cast(only(bytes(hex)));
    }
}
