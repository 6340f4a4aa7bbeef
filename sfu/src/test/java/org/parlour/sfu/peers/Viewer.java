package org.parlour.sfu.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.session.SeatEvents.SlotView;
import org.parlour.wire.rtcp.GenericNack;
import org.parlour.wire.rtcp.NtpTime;
import org.parlour.wire.rtcp.PictureLossIndication;
import org.parlour.wire.rtcp.ReceiverReport;
import org.parlour.wire.rtcp.ReportBlock;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.rtp.Retransmission;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.MediaKind;
import org.parlour.wire.sdp.SessionDescription;
import org.parlour.wire.sdp.SsrcAttribute;
import org.parlour.wire.sdp.SsrcGroup;

/**
 * A browser that watches. It trusts nobody: what a packet says of its sender, and what the page is told of its slot, is
 * held against what stands in the picture or the sound, and whatever a real decoder could not undo is a failure.
 */
public final class Viewer {
    private static final long NACK_NANOS = 30_000_000L;
    private static final long NEVER = Long.MIN_VALUE / 2;

    /** A slot as our offer announces it. */
    private record Slot(String mid, int ssrc, @Nullable Screen screen, SlotHistory history) {}

    private final int person;
    private final Consumer<byte[]> uplink;
    private final Map<Integer, Slot> bySsrc = new HashMap<>();
    private final Map<Integer, Slot> byRepairSsrc = new HashMap<>();
    private final Map<String, Slot> byMid = new HashMap<>();
    private final List<SenderReport> reports = new ArrayList<>();
    private final Map<Integer, Long> heardNanos = new HashMap<>();
    private final Map<Integer, Long> sharedNanos = new HashMap<>();
    private final Map<Integer, List<Boolean>> markers = new HashMap<>();
    private long heardVoices;
    private long heardShared;
    private int repairs;
    private long nackNanos;
    private boolean believesAnything;

    public Viewer(int person, Consumer<byte[]> uplink) {
        this.person = person;
        this.uplink = uplink;
    }

    /** Our offer has come; asked again, it names the same slots. */
    public void offered(SessionDescription offer) {
        for (MediaDescription line : offer.media()) {
            int ssrc = line.all(SsrcAttribute.class).getFirst().ssrc().bits();
            Slot slot = byMid.computeIfAbsent(
                    line.mid(),
                    mid -> new Slot(
                            mid, ssrc, line.is(MediaKind.VIDEO) ? new Screen(ssrc) : null, new SlotHistory(mid)));
            check(slot.ssrc() == ssrc, "a slot keeps its name");
            bySsrc.put(ssrc, slot);
            line.all(SsrcGroup.class)
                    .forEach(group -> byRepairSsrc.put(group.ssrcs().getLast().bits(), slot));
        }
    }

    /** What the page is told. */
    public void shown(List<SlotView> slots, long nowNanos) {
        for (SlotView view : slots) {
            Slot slot = byMid.get(view.mid());
            check(slot != null, "the page is told of slots that it has");
            if (slot != null) {
                slot.history().becomes(view, nowNanos);
            }
        }
    }

    /** Looks at nothing that it gets any more: it is meant to be garbage. */
    public void believesAnything() {
        believesAnything = true;
    }

    public void received(RtpPacket packet, long sentNanos, long nowNanos) {
        if (believesAnything) {
            return;
        }
        Slot repaired = byRepairSsrc.get(packet.ssrc());
        Slot slot = repaired == null ? bySsrc.get(packet.ssrc()) : repaired;
        if (slot == null) {
            throw new AssertionError("broken: nothing comes but in slots");
        }
        if (repaired != null) {
            repairs++;
            check(Retransmission.restore(packet, Agreements.SLOT_VP8, slot.ssrc()), "a repair repeats something");
        }
        check(packet.csrcCount() == 1 && packet.csrc(0) != person, "somebody else is in the packet");
        Screen screen = slot.screen();
        if (screen != null) {
            if (repaired == null && packet.payloadLengthBytes() > 0) {
                slot.history().check(Screen.content(packet), sentNanos);
            }
            screen.received(packet, nowNanos);
        } else if (packet.payloadLengthBytes() > 0) {
            heard(packet, nowNanos);
        }
    }

    private void heard(RtpPacket packet, long nowNanos) {
        int voice = packet.buffer()[packet.payloadOffset() + 1];
        check(voice == packet.csrc(0), "the voice is of whom the packet says");
        if (packet.buffer()[packet.payloadOffset()] == Publisher.SHARED) {
            sharedNanos.put(voice, nowNanos);
            heardShared++;
        } else {
            heardNanos.put(voice, nowNanos);
            markersOf(voice).add(packet.marker());
            heardVoices++;
        }
    }

    static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("broken: " + what);
        }
    }

    /** What the room says to the viewer. */
    public void heard(RtcpPacket packet) {
        if (packet instanceof SenderReport report) {
            reports.add(report);
            send(new ReceiverReport(
                    person,
                    List.of(new ReportBlock(report.senderSsrc(), 0, 0, 0, 0, NtpTime.middle(report.ntpTime()), 0))));
        }
    }

    public void onDeadline(long nowNanos) {
        if (nowNanos < nackNanos) {
            return;
        }
        nackNanos = nowNanos + NACK_NANOS;
        for (Screen screen : screens()) {
            int[] missing = screen.missing(nowNanos);
            if (missing.length > 0) {
                send(GenericNack.of(person, screen.ssrc(), missing));
            }
            if (screen.takeNeedsKeyFrame(nowNanos)) {
                send(new PictureLossIndication(person, screen.ssrc()));
            }
        }
    }

    /** A decoder that lost its way. */
    public void wantsKeyFrame(Screen screen) {
        send(new PictureLossIndication(person, screen.ssrc()));
    }

    private void send(RtcpPacket packet) {
        byte[] datagram = new byte[packet.lengthBytes()];
        packet.writeTo(datagram, 0);
        uplink.accept(datagram);
    }

    /** When that person was heard last; far in the past if never. */
    public long heardNanos(int voice) {
        return heardNanos.getOrDefault(voice, NEVER);
    }

    /** When that person's screen was heard last. */
    public long sharedNanos(int voice) {
        return sharedNanos.getOrDefault(voice, NEVER);
    }

    /** Whether that person's packets said that a pause was over, one after the other. */
    public List<Boolean> markersOf(int voice) {
        return markers.computeIfAbsent(voice, first -> new ArrayList<>());
    }

    public long heardVoices() {
        return heardVoices;
    }

    public long heardShared() {
        return heardShared;
    }

    /** Those on which there was anything to see. */
    public List<Screen> screens() {
        return byMid.values().stream()
                .map(Slot::screen)
                .filter(screen -> screen != null && screen.hasBegun())
                .toList();
    }

    /** The one that shows that person, by what stands in the picture. */
    public @Nullable Screen screenOf(int other) {
        return screens().stream()
                .filter(screen -> screen.person() == other)
                .findFirst()
                .orElse(null);
    }

    public int repairs() {
        return repairs;
    }

    public List<SenderReport> reports() {
        return reports;
    }
}
