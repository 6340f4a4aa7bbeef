package org.parlour.wire.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code m=} and what stands under it (RFC 8866 section 5.14). */
public record MediaDescription(
        String media,
        int port,
        int portCount,
        TransportProtocol protocol,
        List<String> formats,
        @Nullable Connection connection,
        List<Bandwidth> bandwidths,
        List<OtherLine> others,
        List<Attribute> attributes)
        implements Attributed {
    public MediaDescription {
        Grammar.requireWord("a media type", media);
        Grammar.require(Grammar.isPort(port), "ports have sixteen bits");
        Grammar.require(portCount >= 1, "at least one port");
        formats = List.copyOf(formats);
        Grammar.require(!formats.isEmpty(), "at least one format (RFC 8866 section 9)");
        Grammar.require(formats.stream().allMatch(Grammar::isWord), "each format is one word");
        bandwidths = List.copyOf(bandwidths);
        others = List.copyOf(others);
        attributes = List.copyOf(attributes);
    }

    /** RTP of one kind, at a port of ours. */
    public static MediaDescription rtp(
            MediaKind kind,
            int port,
            TransportProtocol protocol,
            List<Integer> payloadTypes,
            List<Attribute> attributes) {
        List<String> formats = payloadTypes.stream().map(String::valueOf).toList();
        return new MediaDescription(kind.media(), port, 1, protocol, formats, null, List.of(), List.of(), attributes);
    }

    /** The answer "no" to this line: port 0, and nothing but its name (RFC 3264 section 6). */
    public MediaDescription rejected() {
        List<Attribute> name = first(Mid.class).<List<Attribute>>map(List::of).orElse(List.of());
        return new MediaDescription(media, 0, 1, protocol, formats, null, List.of(), List.of(), name);
    }

    public MediaDescription withConnection(Connection connection) {
        return new MediaDescription(
                media, port, portCount, protocol, formats, connection, bandwidths, others, attributes);
    }

    public boolean is(MediaKind kind) {
        return media.equalsIgnoreCase(kind.media());
    }

    /** Port 0 says no, unless it says that the port of the bundle serves (RFC 9143 section 6). */
    public boolean isRejected() {
        return port == 0 && !has(Flag.BUNDLE_ONLY);
    }

    /** The name of this line, or an empty one: {@code a=mid} is optional outside of bundles. */
    public String mid() {
        return first(Mid.class).map(Mid::value).orElse("");
    }

    /** What each payload type carries, in the writer's order of preference. */
    public List<PayloadFormat> payloadFormats() {
        List<PayloadFormat> known = new ArrayList<>();
        for (String format : formats) {
            int payloadType = Grammar.number(format, Grammar.MAX_PAYLOAD_TYPE);
            boolean repeated = known.stream().anyMatch(one -> one.payloadType() == payloadType);
            if (payloadType >= 0 && !repeated) {
                payloadFormat(payloadType).ifPresent(known::add);
            }
        }
        return known;
    }

    private Optional<PayloadFormat> payloadFormat(int payloadType) {
        FormatParameters parameters = FormatParameters.NONE;
        RtpMap map = null;
        for (Attribute attribute : attributes) {
            if (attribute instanceof RtpMap one && map == null && one.payloadType() == payloadType) {
                map = one;
            } else if (attribute instanceof Fmtp more && more.payloadType() == payloadType) {
                parameters = parameters.and(more.parameters());
            }
        }
        RtpMap known = map == null ? StaticPayloadTypes.find(payloadType) : map;
        return known == null ? Optional.empty() : Optional.of(PayloadFormat.of(known, parameters));
    }
}
