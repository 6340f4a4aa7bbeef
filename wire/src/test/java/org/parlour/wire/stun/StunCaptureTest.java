package org.parlour.wire.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Vectors;
import org.parlour.wire.octets.BigEndian;

/** Traffic of two messengers that speak STUN and TURN: what real agents send is read without a flaw. */
class StunCaptureTest {
    private static final int ENHANCED_PACKET = 6;
    private static final int ETHERNET_BYTES = 14;
    private static final int UDP = 17;

    private final StunMessage message = new StunMessage();

    @Test
    void readsEveryMessageOfTheSignalCall() throws IOException {
        Map<StunClass, Integer> classes = readAll("media/stun/ndpi_stun_signal.pcapng");
        assertThat(classes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(300);
        assertThat(classes).containsKeys(StunClass.REQUEST, StunClass.SUCCESS, StunClass.ERROR, StunClass.INDICATION);
    }

    @Test
    void readsEveryMessageOfTheFacebookCall() throws IOException {
        Map<StunClass, Integer> classes = readAll("media/stun/ndpi_stun_facebook.pcapng");
        assertThat(classes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(57);
    }

    private Map<StunClass, Integer> readAll(String path) throws IOException {
        Map<StunClass, Integer> classes = new EnumMap<>(StunClass.class);
        for (byte[] datagram : datagrams(Vectors.bytes(path))) {
            if (StunMessage.looksLikeStun(datagram, 0, datagram.length)) {
                assertThat(message.read(datagram, 0, datagram.length)).isEqualTo(StunFlaw.NONE);
                if (message.isBindingSuccess()) {
                    assertThat(message.xorMappedAddress()).isNotNull();
                }
                classes.merge(message.messageClass(), 1, Integer::sum);
            }
        }
        return classes;
    }

    /** The payload of each UDP datagram over IPv4 and Ethernet in a little-endian pcapng file. */
    private static List<byte[]> datagrams(byte[] file) {
        ByteBuffer blocks = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> payloads = new ArrayList<>();
        for (int block = 0; block < file.length; block += blocks.getInt(block + 4)) {
            int ip = block + 28 + ETHERNET_BYTES;
            if (blocks.getInt(block) == ENHANCED_PACKET && file[ip] >> 4 == 4 && file[ip + 9] == UDP) {
                int udp = ip + 4 * (file[ip] & 0x0F);
                int lengthBytes = BigEndian.unsignedShort(file, udp + 4);
                payloads.add(Arrays.copyOfRange(file, udp + 8, udp + lengthBytes));
            }
        }
        return payloads;
    }
}
