package org.parlour.sfu.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.parlour.wire.rtcp.GenericNack;
import org.parlour.wire.rtcp.NtpTime;
import org.parlour.wire.rtcp.PictureLossIndication;
import org.parlour.wire.rtcp.ReceiverReport;
import org.parlour.wire.rtcp.ReportBlock;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.rtp.Retransmission;
import org.parlour.wire.rtp.RtpPacket;

/**
 * A browser that watches. It trusts nobody: what a packet says of its sender is held against what stands in the
 * picture or the sound, and whatever could not be undone by a real decoder is a failure.
 */
public final class Viewer {
    private static final long NACK_NANOS = 30_000_000L;

    private final int person;
    private final Consumer<byte[]> uplink;
    private final Map<Integer, Screen> screens = new HashMap<>();
    private final Set<Long> used = new HashSet<>();
    private final List<SenderReport> reports = new ArrayList<>();
    private final Map<Integer, Long> reportsNanos = new HashMap<>();
    private final Map<Integer, Long> heardNanos = new HashMap<>();
    private long heardVoices;
    private int repairs;
    private long nackNanos;

    public Viewer(int person, Consumer<byte[]> uplink, long nowNanos) {
        this.person = person;
        this.uplink = uplink;
        this.nackNanos = nowNanos;
    }

    public void received(RtpPacket packet, long nowNanos) {
        int ssrc = packet.ssrc();
        // What the network doubles, the replay window of SRTP drops.
        if (!used.add(((long) ssrc << 16) | packet.sequenceNumber())) {
            return;
        }
        if (ssrc >= Names.videoRepair(0)) {
            repairs++;
            if (!Retransmission.restore(packet, Agreements.SLOT_VP8, ssrc - 0x10_0000)) {
                throw new AssertionError("a repair of nothing");
            }
            ssrc = packet.ssrc();
        }
        check(packet.csrcCount() == 1 && packet.csrc(0) != person, "somebody else is in the packet");
        if (ssrc >= Names.videoSlot(0)) {
            int slot = ssrc;
            screens.computeIfAbsent(ssrc, first -> new Screen(slot)).received(packet, nowNanos);
        } else if (packet.payloadLengthBytes() > 0) {
            int voice = packet.buffer()[packet.payloadOffset() + 1];
            check(voice == packet.csrc(0), "the voice is of whom the packet says");
            heardNanos.put(voice, nowNanos);
            heardVoices++;
        }
    }

    static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("broken: " + what);
        }
    }

    /** What the room says to the viewer. */
    public void heard(RtcpPacket packet, long nowNanos) {
        if (packet instanceof SenderReport report) {
            reports.add(report);
            reportsNanos.put(report.senderSsrc(), nowNanos);
            send(new ReceiverReport(
                    person,
                    List.of(new ReportBlock(report.senderSsrc(), 0, 0, 0, 0, NtpTime.middle(report.ntpTime()), 0))));
        }
    }

    public long nextDeadlineNanos() {
        return nackNanos;
    }

    public void onDeadline(long nowNanos) {
        nackNanos = nowNanos + NACK_NANOS;
        for (Screen screen : screens.values()) {
            int[] missing = screen.missing(nowNanos);
            if (missing.length > 0) {
                send(GenericNack.of(person, screen.ssrc(), missing));
            }
            if (screen.takeNeedsKeyFrame(nowNanos)) {
                send(new PictureLossIndication(person, screen.ssrc()));
            }
        }
    }

    private void send(RtcpPacket packet) {
        byte[] datagram = new byte[packet.lengthBytes()];
        packet.writeTo(datagram, 0);
        uplink.accept(datagram);
    }

    /** When that person was heard last; far in the past if never. */
    public long heardNanos(int voice) {
        return heardNanos.getOrDefault(voice, Long.MIN_VALUE / 2);
    }

    public long heardVoices() {
        return heardVoices;
    }

    public Map<Integer, Screen> screens() {
        return screens;
    }

    public int repairs() {
        return repairs;
    }

    public List<SenderReport> reports() {
        return reports;
    }
}
