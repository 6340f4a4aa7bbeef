package org.parlour.wire.sdp.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.sdp.Attribute;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.Direction;
import org.parlour.wire.sdp.Flag;
import org.parlour.wire.sdp.Group;
import org.parlour.wire.sdp.HeaderExtension;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.MediaKind;
import org.parlour.wire.sdp.Mid;
import org.parlour.wire.sdp.Msid;
import org.parlour.wire.sdp.SessionDescription;
import org.parlour.wire.sdp.SetupRole;
import org.parlour.wire.sdp.SsrcAttribute;
import org.parlour.wire.sdp.SsrcGroup;
import org.parlour.wire.sdp.TransportProtocol;

/** We offer fixed slots once, a browser answers (RFC 8829 section 5.2). */
final class ReceiveOfferer {
    private final BrowserCapabilities capabilities;
    private final List<ReceiveSlot> slots;

    ReceiveOfferer(BrowserCapabilities capabilities, List<ReceiveSlot> slots) {
        this.capabilities = capabilities;
        this.slots = List.copyOf(slots);
        if (this.slots.stream().map(ReceiveSlot::mid).distinct().count() != this.slots.size()) {
            throw new IllegalArgumentException("each slot has a name of its own");
        }
    }

    SessionDescription offer(String cname, LocalTransport local, @Nullable SessionDescription previous) {
        List<String> mids = slots.stream().map(ReceiveSlot::mid).toList();
        List<Attribute> attributes = List.of(Flag.ICE_LITE, new Group(Group.BUNDLE, mids), Flag.EXTMAP_ALLOW_MIXED);
        List<MediaDescription> lines =
                slots.stream().map(slot -> line(slot, cname, local)).toList();
        return SessionDescription.of(local.origin(), null, attributes, lines).following(previous);
    }

    private MediaDescription line(ReceiveSlot slot, String cname, LocalTransport local) {
        List<TrackFormat> formats = TrackFormats.own(codecs(slot), slot.kind());
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(new Mid(slot.mid()));
        attributes.add(Direction.SENDONLY);
        attributes.add(new Msid(slot.mid(), slot.mid()));
        attributes.addAll(TrackFormats.lines(formats));
        attributes.addAll(BrowserLine.extensions(ownNumbers(slot.kind())));
        attributes.add(Flag.RTCP_MUX);
        attributes.add(Flag.RTCP_RSIZE);
        attributes.addAll(local.lines(SetupRole.ACTPASS));
        attributes.addAll(sourceLines(slot.source(), cname));
        return BrowserLine.of(slot.kind(), TransportProtocol.DTLS_SAVPF, TrackFormats.numbers(formats), attributes);
    }

    private List<Codec> codecs(ReceiveSlot slot) {
        List<Codec> codecs = capabilities.codecsFor(slot.kind());
        if (codecs.isEmpty()) {
            throw new IllegalArgumentException("a slot for " + slot.kind() + " needs a codec");
        }
        return codecs;
    }

    /** A browser that sees neither these nor the MID of a packet connects and plays nothing. */
    private static List<Attribute> sourceLines(Source source, String cname) {
        List<Attribute> lines = new ArrayList<>();
        source.repairSsrc()
                .ifPresent(repair ->
                        lines.add(new SsrcGroup(SsrcGroup.FLOW_IDENTIFICATION, List.of(source.ssrc(), repair))));
        lines.add(SsrcAttribute.cname(source.ssrc(), cname));
        source.repairSsrc().ifPresent(repair -> lines.add(SsrcAttribute.cname(repair, cname)));
        return lines;
    }

    private Set<HeaderExtension> extensions(MediaKind kind) {
        return capabilities.extensions().stream()
                .filter(extension -> extension.onDownlink(kind))
                .collect(Collectors.toSet());
    }

    private Map<HeaderExtension, Integer> ownNumbers(MediaKind kind) {
        return extensions(kind).stream().collect(Collectors.toMap(extension -> extension, HeaderExtension::ownId));
    }

    ReceiveSettlement settle(SessionDescription answer) {
        if (answer.media().size() != slots.size()) {
            return new Refused(
                    Refusal.NOT_AN_ANSWER,
                    slots.size() + " slots offered, " + answer.media().size() + " lines answered");
        }
        List<AgreedSlot> agreed = new ArrayList<>();
        List<MediaDescription> taken = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            MediaDescription line = answer.media().get(i);
            ReceiveSlot slot = slots.get(i);
            if (!line.is(slot.kind()) || (!line.mid().isEmpty() && !line.mid().equals(slot.mid()))) {
                return new Refused(Refusal.NOT_AN_ANSWER, "line " + i + " is not the slot " + slot.mid());
            }
            settled(answer, line, slot).ifPresent(one -> {
                agreed.add(one);
                taken.add(line);
            });
        }
        if (agreed.isEmpty()) {
            return new Refused(Refusal.NO_MEDIA, "the browser takes none of the slots");
        }
        return switch (Handshake.read(answer, taken)) {
            case Refused refused -> refused;
            case Handshake.Possible possible ->
                new ReceiveSettlement.Settled(new AgreedReceive(possible.peer(), agreed));
        };
    }

    private Optional<AgreedSlot> settled(SessionDescription answer, MediaDescription line, ReceiveSlot slot) {
        List<TrackFormat> formats = TrackFormats.common(codecs(slot), line, slot.kind());
        boolean taken = line.port() != 0
                && answer.directionOf(line).receives()
                && line.protocol().isRtp()
                && !formats.isEmpty();
        if (!taken) {
            return Optional.empty();
        }
        return Optional.of(new AgreedSlot(
                slot,
                formats,
                HeaderExtension.numbered(answer, line, extensions(slot.kind()), false),
                answer.hasFor(Flag.RTCP_RSIZE, line)));
    }
}
