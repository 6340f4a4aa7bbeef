package org.parlour.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.proof.Allocation;

/** What the forwarding core does to every packet costs no memory: a collector's pause is a click. */
class RtpAllocationTest {
    private static final String PACKET =
            "916f0001" + "00000002" + "00000003" + "00000009" + "bede0003" + "10aa51abcd62123456703200" + "0102030405";

    private final byte[] buffer = new byte[1500];
    private final byte[] ids = new byte[RtpExtensions.IDS];
    private final RtpPacket packet = new RtpPacket();
    private final RtpHeaderWriter writer = new RtpHeaderWriter();
    private final RtpSource source = new RtpSource(48_000);
    private int lengthBytes;
    private int sequenceNumber;
    private long sum;

    RtpAllocationTest() {
        byte[] bytes = Packets.hex(PACKET);
        System.arraycopy(bytes, 0, buffer, 0, bytes.length);
        lengthBytes = bytes.length;
        for (int id = 1; id < ids.length; id++) {
            ids[id] = (byte) id;
        }
    }

    @Test
    void parsingAndFindingAllocatesNothing() {
        assertThat(Allocation.bytesPerStep(() -> {
                    wrap();
                    sum += packet.ssrc() + packet.sequenceNumber() + packet.csrc(0) + packet.payloadLengthBytes();
                    sum += AudioLevel.levelMinusDbov(buffer, RtpExtensions.find(packet, 1));
                    sum += TransportSequence.read(buffer, RtpExtensions.find(packet, 5));
                    sum += AbsSendTime.read(buffer, RtpExtensions.find(packet, 6));
                }))
                .isZero();
        assertThat(sum).isNotZero();
    }

    @Test
    void rewritingAllocatesNothing() {
        assertThat(Allocation.bytesPerStep(() -> {
                    wrap();
                    packet.marker(false).payloadType(96).sequenceNumber(++sequenceNumber);
                    packet.timestamp(sequenceNumber * 960).ssrc(7);
                    RtpExtensions.translate(packet, ids);
                    long counter = RtpExtensions.find(packet, 5);
                    TransportSequence.write(buffer, ExtensionElement.offset(counter), sequenceNumber);
                }))
                .isZero();
    }

    @Test
    void splicingAllocatesNothing() {
        assertThat(Allocation.bytesPerStep(() -> {
                    wrap();
                    RtpSplice.onlyCsrc(packet, 3, buffer.length);
                    RtpSplice.addCsrc(packet, 4, buffer.length);
                    RtpSplice.addElement(packet, 9, 3, buffer.length);
                    RtpSplice.removeExtension(packet);
                    RtpSplice.addElement(packet, 9, 3, buffer.length);
                    Retransmission.disguise(packet, 97, 8, 9, buffer.length);
                    lengthBytes = packet.lengthBytes();
                    wrap();
                    RtpSplice.onlyCsrc(packet, 3, buffer.length);
                    RtpSplice.removeExtension(packet);
                    lengthBytes = packet.lengthBytes() - 2;
                }))
                .isZero();
    }

    @Test
    void buildingAHeaderAllocatesNothing() {
        assertThat(Allocation.bytesPerStep(() -> {
                    writer.begin(buffer, 0).payloadType(111).sequenceNumber(++sequenceNumber);
                    writer.timestamp(sequenceNumber).ssrc(5).csrc(6).oneByteExtension();
                    AudioLevel.write(buffer, writer.element(1, 1), true, 20);
                    sum += writer.finish();
                }))
                .isZero();
    }

    @Test
    void validatingASourceAllocatesNothing() {
        assertThat(Allocation.bytesPerStep(() -> {
                    sequenceNumber = SequenceNumbers.next(sequenceNumber);
                    if (source.arrived(sequenceNumber).isValid()) {
                        source.timed(sequenceNumber * 960, sequenceNumber * 20_000_000L);
                    }
                    sum += source.lost() + source.takeFractionLost() + source.jitterTicks();
                }))
                .isZero();
    }

    private void wrap() {
        if (packet.wrap(buffer, 0, lengthBytes) != null) {
            throw new AssertionError("the test's own packet is malformed");
        }
    }
}
