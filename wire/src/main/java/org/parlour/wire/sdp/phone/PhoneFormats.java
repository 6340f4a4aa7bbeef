package org.parlour.wire.sdp.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.sdp.Attribute;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.Fmtp;
import org.parlour.wire.sdp.FormatParameters;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.MediaKind;
import org.parlour.wire.sdp.PayloadFormat;

/** Which codecs two sides share, and under which numbers. */
final class PhoneFormats {
    private static final int FIRST_DYNAMIC = 96;

    private PhoneFormats() {}

    /**
     * The answer's formats under the offer's numbers: the one voice that we like best, so that it
     * never changes in mid-call, then the key presses and the noise that go with it. Empty when no
     * voice is shared.
     */
    static List<AgreedFormat> common(PhoneCapabilities capabilities, List<PayloadFormat> offered) {
        Optional<AgreedFormat> voice = capabilities.codecs().stream()
                .filter(Codec::isVoice)
                .flatMap(codec -> find(codec, offered).stream())
                .findFirst();
        return voice.map(found -> withCompanions(found, capabilities, offered)).orElse(List.of());
    }

    private static List<AgreedFormat> withCompanions(
            AgreedFormat voice, PhoneCapabilities capabilities, List<PayloadFormat> offered) {
        Stream<Codec> events = voice.codec() == Codec.OPUS
                ? Stream.of(Codec.TELEPHONE_EVENT_48K, Codec.TELEPHONE_EVENT)
                : Stream.of(Codec.TELEPHONE_EVENT);
        List<AgreedFormat> all = new ArrayList<>();
        all.add(voice);
        events.filter(capabilities::has)
                .flatMap(codec -> find(codec, offered).stream())
                .findFirst()
                .ifPresent(all::add);
        // Opus has a comfort noise of its own.
        if (voice.codec() != Codec.OPUS && capabilities.has(Codec.COMFORT_NOISE)) {
            find(Codec.COMFORT_NOISE, offered).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<AgreedFormat> find(Codec codec, List<PayloadFormat> formats) {
        return formats.stream()
                .filter(codec::matches)
                .findFirst()
                .map(format -> new AgreedFormat(codec, format.payloadType(), format.parameters()));
    }

    /** Everything that we can do, under the numbers of an offer of ours. */
    static List<AgreedFormat> offered(PhoneCapabilities capabilities, @Nullable PhoneExchange previous) {
        List<PayloadFormat> used = previous == null ? List.of() : used(previous);
        List<AgreedFormat> all = new ArrayList<>();
        for (Codec codec : capabilities.codecs()) {
            all.add(new AgreedFormat(codec, number(codec, used, all), ownParameters(codec)));
        }
        return all;
    }

    private static List<PayloadFormat> used(PhoneExchange previous) {
        return Stream.of(previous.ours(), previous.theirs())
                .flatMap(description -> description.media().stream())
                .filter(line -> line.is(MediaKind.AUDIO))
                .flatMap(line -> line.payloadFormats().stream())
                .toList();
    }

    /** RFC 3264 section 8.3.2: within a session a number never changes its meaning. */
    private static int number(Codec codec, List<PayloadFormat> used, List<AgreedFormat> given) {
        if (codec.staticPayloadType() != Codec.DYNAMIC) {
            return codec.staticPayloadType();
        }
        Optional<PayloadFormat> before = used.stream().filter(codec::matches).findFirst();
        if (before.isPresent()) {
            return before.get().payloadType();
        }
        int number = usualNumber(codec);
        while (isTaken(number, used, given)) {
            number = number == 127 ? FIRST_DYNAMIC : number + 1;
        }
        return number;
    }

    private static boolean isTaken(int number, List<PayloadFormat> used, List<AgreedFormat> given) {
        return used.stream().anyMatch(one -> one.payloadType() == number)
                || given.stream().anyMatch(one -> one.payloadType() == number);
    }

    /** 101 is what the field expects of key presses, right or wrong. */
    private static int usualNumber(Codec codec) {
        return switch (codec) {
            case TELEPHONE_EVENT -> 101;
            case TELEPHONE_EVENT_48K -> 110;
            case OPUS -> 107;
            case PCMU, PCMA, G722, COMFORT_NOISE, RED, VP8, H264, VP9, AV1 -> FIRST_DYNAMIC;
        };
    }

    /** What the peer's answer leaves of our offer, in the order of the answer. Empty without a voice. */
    static Optional<AgreedFormats> settle(
            PhoneCapabilities capabilities, MediaDescription ours, List<PayloadFormat> answered) {
        List<AgreedFormat> send = new ArrayList<>();
        List<AgreedFormat> receive = new ArrayList<>();
        for (PayloadFormat format : answered) {
            Optional<Codec> codec = capabilities.codecs().stream()
                    .filter(one -> one.matches(format))
                    .findFirst();
            Optional<AgreedFormat> own = codec.flatMap(one -> find(one, ours.payloadFormats()));
            if (own.isPresent()
                    && receive.stream()
                            .noneMatch(one -> one.codec() == own.get().codec())) {
                send.add(new AgreedFormat(own.get().codec(), format.payloadType(), format.parameters()));
                receive.add(own.get());
            }
        }
        boolean voiced = send.stream().anyMatch(one -> one.codec().isVoice());
        return voiced ? Optional.of(new AgreedFormats(send, receive)) : Optional.empty();
    }

    /** The lines that explain the formats. */
    static List<Attribute> lines(List<AgreedFormat> formats) {
        List<Attribute> lines = new ArrayList<>();
        for (AgreedFormat format : formats) {
            lines.add(format.codec().map(format.payloadType()));
            FormatParameters parameters = ownParameters(format.codec());
            if (!parameters.isEmpty()) {
                lines.add(new Fmtp(format.payloadType(), parameters));
            }
        }
        return lines;
    }

    static List<Integer> numbers(List<AgreedFormat> formats) {
        return formats.stream().map(AgreedFormat::payloadType).toList();
    }

    /** What we say about what we receive. */
    private static FormatParameters ownParameters(Codec codec) {
        return switch (codec) {
            // RFC 7587 section 6.1: we decode the copy of a lost frame that the next packet carries.
            case OPUS -> new FormatParameters("useinbandfec=1");
            // RFC 4733 section 2.5.1.1: the sixteen keys.
            case TELEPHONE_EVENT, TELEPHONE_EVENT_48K -> new FormatParameters("0-15");
            case PCMU, PCMA, G722, COMFORT_NOISE, RED, VP8, H264, VP9, AV1 -> FormatParameters.NONE;
        };
    }
}
