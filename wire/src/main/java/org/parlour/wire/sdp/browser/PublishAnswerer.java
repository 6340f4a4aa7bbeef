package org.parlour.wire.sdp.browser;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.sdp.Attribute;
import org.parlour.wire.sdp.Direction;
import org.parlour.wire.sdp.Flag;
import org.parlour.wire.sdp.Group;
import org.parlour.wire.sdp.HeaderExtension;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.MediaKind;
import org.parlour.wire.sdp.Mid;
import org.parlour.wire.sdp.SessionDescription;
import org.parlour.wire.sdp.SetupRole;

/** A browser offers its microphone, camera and screen; we answer (RFC 8829 section 5.3). */
final class PublishAnswerer {
    private final SessionDescription offer;
    private final BrowserCapabilities capabilities;
    private final LocalTransport local;
    private final Set<String> bundle;

    PublishAnswerer(SessionDescription offer, BrowserCapabilities capabilities, LocalTransport local) {
        this.offer = offer;
        this.capabilities = capabilities;
        this.local = local;
        this.bundle = bundle(offer);
    }

    /** The lines that share one transport; without a group, only the first can have ours. */
    private static Set<String> bundle(SessionDescription offer) {
        Optional<Group> group =
                offer.all(Group.class).stream().filter(Group::isBundle).findFirst();
        return group.map(found -> Set.copyOf(new HashSet<>(found.mids()))).orElseGet(() -> offer.media().stream()
                .filter(line -> !line.mid().isEmpty())
                .limit(1)
                .map(MediaDescription::mid)
                .collect(Collectors.toSet()));
    }

    PublishAnswer answer(@Nullable SessionDescription previous) {
        List<MediaDescription> lines = new ArrayList<>();
        List<AgreedTrack> tracks = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (MediaDescription line : offer.media()) {
            Optional<AgreedTrack> track = taken.contains(line.mid()) ? Optional.empty() : track(line);
            track.ifPresent(one -> {
                tracks.add(one);
                taken.add(one.mid());
            });
            lines.add(track.map(one -> answered(line, one)).orElseGet(line::rejected));
        }
        if (tracks.isEmpty()) {
            return new Refused(Refusal.NO_MEDIA, "no bundled audio or video with a codec that we carry");
        }
        List<MediaDescription> bundled = offer.media().stream()
                .filter(line -> taken.contains(line.mid()))
                .toList();
        return switch (Handshake.read(offer, bundled)) {
            case Refused refused -> refused;
            case Handshake.Possible possible ->
                new PublishAnswer.Answered(
                        description(lines, tracks).following(previous), new AgreedPublish(possible.peer(), tracks));
        };
    }

    private SessionDescription description(List<MediaDescription> lines, List<AgreedTrack> tracks) {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(Flag.ICE_LITE);
        attributes.add(
                new Group(Group.BUNDLE, tracks.stream().map(AgreedTrack::mid).toList()));
        if (offer.has(Flag.EXTMAP_ALLOW_MIXED)) {
            attributes.add(Flag.EXTMAP_ALLOW_MIXED);
        }
        return SessionDescription.of(local.origin(), null, attributes, lines);
    }

    private Optional<AgreedTrack> track(MediaDescription line) {
        boolean possible = !line.isRejected()
                && line.protocol().isRtp()
                && line.protocol().isSecure()
                && bundle.contains(line.mid());
        if (!possible) {
            return Optional.empty();
        }
        if (line.is(MediaKind.AUDIO)) {
            return track(line, MediaKind.AUDIO);
        }
        return line.is(MediaKind.VIDEO) ? track(line, MediaKind.VIDEO) : Optional.empty();
    }

    private Optional<AgreedTrack> track(MediaDescription line, MediaKind kind) {
        List<TrackFormat> formats = TrackFormats.common(capabilities.codecsFor(kind), line, kind);
        if (formats.isEmpty()) {
            return Optional.empty();
        }
        Set<HeaderExtension> wanted = capabilities.extensions().stream()
                .filter(extension -> extension.onUplink(kind))
                .collect(Collectors.toSet());
        return Optional.of(new AgreedTrack(
                line.mid(),
                kind,
                offer.directionOf(line).sends(),
                formats,
                HeaderExtension.numbered(offer, line, wanted, true),
                Encodings.of(line, TrackFormats.numbers(formats)).ids(),
                Source.announced(line),
                offer.hasFor(Flag.RTCP_RSIZE, line)));
    }

    private MediaDescription answered(MediaDescription line, AgreedTrack track) {
        List<TrackFormat> formats = TrackFormats.answered(track.formats());
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(new Mid(track.mid()));
        attributes.add(track.sending() ? Direction.RECVONLY : Direction.INACTIVE);
        attributes.addAll(TrackFormats.lines(formats));
        attributes.addAll(BrowserLine.extensions(track.extensions()));
        if (!offer.has(Flag.EXTMAP_ALLOW_MIXED) && line.has(Flag.EXTMAP_ALLOW_MIXED)) {
            attributes.add(Flag.EXTMAP_ALLOW_MIXED);
        }
        attributes.add(Flag.RTCP_MUX);
        if (track.reducedSizeRtcp()) {
            attributes.add(Flag.RTCP_RSIZE);
        }
        attributes.addAll(local.lines(SetupRole.PASSIVE));
        List<Integer> numbers = TrackFormats.numbers(formats);
        attributes.addAll(Encodings.of(line, numbers).lines());
        return BrowserLine.of(track.kind(), line.protocol(), numbers, attributes);
    }
}
