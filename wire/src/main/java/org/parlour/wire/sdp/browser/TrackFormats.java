package org.parlour.wire.sdp.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.parlour.wire.sdp.Attribute;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.Feedback;
import org.parlour.wire.sdp.Fmtp;
import org.parlour.wire.sdp.FormatParameters;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.MediaKind;
import org.parlour.wire.sdp.PayloadFormat;
import org.parlour.wire.sdp.RtpMap;

/** Which codecs a line and we share, and the lines that say so. */
final class TrackFormats {
    private static final String RTX = "rtx";

    private TrackFormats() {}

    /** In our order of preference, under the line's numbers. */
    static List<TrackFormat> common(List<Codec> ours, MediaDescription line, MediaKind kind) {
        List<PayloadFormat> theirs = line.payloadFormats();
        List<TrackFormat> common = new ArrayList<>();
        for (Codec codec : ours) {
            theirs.stream()
                    .filter(codec::matches)
                    .findFirst()
                    .ifPresent(format -> common.add(new TrackFormat(
                            codec,
                            format.payloadType(),
                            repair(format.payloadType(), theirs),
                            Feedback.allowed(line, format.payloadType(), kind),
                            format.parameters())));
        }
        common.removeIf(format -> format.codec() == Codec.RED && !repeatsOpus(format, common));
        return common;
    }

    /** RFC 2198 section 4.1: the parameters of RED are the numbers of what it carries. */
    private static boolean repeatsOpus(TrackFormat red, List<TrackFormat> formats) {
        return formats.stream()
                .filter(format -> format.codec() == Codec.OPUS)
                .anyMatch(opus -> red.parameters().text().startsWith(opus.payloadType() + "/"));
    }

    /** RFC 4588 section 8.1: a retransmission names the payload type that it repeats. */
    private static OptionalInt repair(int payloadType, List<PayloadFormat> formats) {
        return formats.stream()
                .filter(format -> format.encodes(RTX) && format.parameters().number("apt", -1) == payloadType)
                .mapToInt(PayloadFormat::payloadType)
                .findFirst();
    }

    /** The slots' own numbers: the same for every browser, so that a packet is rewritten once for all of them. */
    static List<TrackFormat> own(List<Codec> codecs, MediaKind kind) {
        Set<Feedback> feedback = Feedback.usefulFor(kind);
        return codecs.stream()
                .map(codec ->
                        new TrackFormat(codec, number(codec), repairNumber(codec), feedback, ownParameters(codec)))
                .toList();
    }

    private static int number(Codec codec) {
        return switch (codec) {
            case PCMU, PCMA, G722 -> codec.staticPayloadType();
            case OPUS -> 96;
            case RED -> 97;
            case VP8 -> 100;
            case H264 -> 102;
            case VP9 -> 104;
            case AV1 -> 106;
            case TELEPHONE_EVENT, TELEPHONE_EVENT_48K, COMFORT_NOISE ->
                throw new IllegalArgumentException(codec + " has no place in a slot");
        };
    }

    private static OptionalInt repairNumber(Codec codec) {
        return codec.kind() == MediaKind.VIDEO ? OptionalInt.of(number(codec) + 1) : OptionalInt.empty();
    }

    private static FormatParameters ownParameters(Codec codec) {
        return new FormatParameters(
                switch (codec) {
                    case OPUS -> "minptime=10;useinbandfec=1";
                    case RED -> number(Codec.OPUS) + "/" + number(Codec.OPUS);
                    case H264 -> "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f";
                    case VP9 -> "profile-id=0";
                    case PCMU, PCMA, G722, VP8, AV1, TELEPHONE_EVENT, TELEPHONE_EVENT_48K, COMFORT_NOISE -> "";
                });
    }

    /** What we say about what we receive, where the browser chose the numbers. */
    static List<TrackFormat> answered(List<TrackFormat> offered) {
        return offered.stream()
                .map(format -> new TrackFormat(
                        format.codec(),
                        format.payloadType(),
                        format.repairPayloadType(),
                        format.feedback(),
                        answeredParameters(format)))
                .toList();
    }

    private static FormatParameters answeredParameters(TrackFormat format) {
        FormatParameters offered = format.parameters();
        return switch (format.codec()) {
            // RFC 7587 section 6.1: silence need not be sent, and a stereo source may stay one.
            case OPUS ->
                new FormatParameters("minptime=10;useinbandfec=1;usedtx=1"
                        + (offered.number("sprop-stereo", 0) == 1 || offered.number("stereo", 0) == 1
                                ? ";stereo=1"
                                : ""));
            case RED -> offered;
            // RFC 6184 section 8.2.2: the profile is answered as offered.
            case H264 ->
                new FormatParameters("level-asymmetry-allowed=1;packetization-mode=1;profile-level-id="
                        + offered.value("profile-level-id").orElseThrow());
            case PCMU, PCMA, G722, VP8, VP9, AV1, TELEPHONE_EVENT, TELEPHONE_EVENT_48K, COMFORT_NOISE ->
                ownParameters(format.codec());
        };
    }

    static List<Integer> numbers(List<TrackFormat> formats) {
        List<Integer> numbers = new ArrayList<>();
        for (TrackFormat format : formats) {
            numbers.add(format.payloadType());
            format.repairPayloadType().ifPresent(numbers::add);
        }
        return numbers;
    }

    /** The lines that explain the formats. */
    static List<Attribute> lines(List<TrackFormat> formats) {
        List<Attribute> lines = new ArrayList<>();
        for (TrackFormat format : formats) {
            int number = format.payloadType();
            lines.add(format.codec().map(number));
            format.feedback().stream().sorted().forEach(feedback -> lines.add(feedback.on(number)));
            if (!format.parameters().isEmpty()) {
                lines.add(new Fmtp(number, format.parameters()));
            }
            format.repairPayloadType().ifPresent(repair -> {
                lines.add(new RtpMap(repair, RTX, format.codec().clockRateHz(), 1));
                lines.add(new Fmtp(repair, new FormatParameters("apt=" + number)));
            });
        }
        return lines;
    }
}
