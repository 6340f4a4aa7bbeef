package org.parlour.wire.sdp.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parlour.wire.sdp.Attribute;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.Rid;
import org.parlour.wire.sdp.Simulcast;

/** The simulcast of a published track: the rids that we take, as we write them back (RFC 8853 section 5.3). */
record Encodings(List<Rid> rids) {
    /** Browsers make three; more would only be state that somebody else decides about. */
    private static final int MOST = 4;

    static Encodings of(MediaDescription line, List<Integer> acceptedNumbers) {
        List<Rid> taken = new ArrayList<>();
        List<List<Simulcast.Alternative>> streams =
                line.first(Simulcast.class).map(Simulcast::send).orElse(List.of());
        for (List<Simulcast.Alternative> stream : streams) {
            String id = stream.getFirst().rid();
            boolean fresh = taken.stream().noneMatch(rid -> rid.id().equals(id));
            if (fresh && taken.size() < MOST) {
                sent(line, id).flatMap(rid -> received(rid, acceptedNumbers)).ifPresent(taken::add);
            }
        }
        return new Encodings(List.copyOf(taken));
    }

    private static Optional<Rid> sent(MediaDescription line, String id) {
        return line.all(Rid.class).stream()
                .filter(rid -> rid.way() == Rid.Way.SEND && rid.id().equals(id))
                .findFirst();
    }

    /** RFC 8851 section 6.3: restrictions go back as they came, payload types only if we took them. */
    private static Optional<Rid> received(Rid offered, List<Integer> acceptedNumbers) {
        List<Integer> numbers = offered.payloadTypes().stream()
                .filter(acceptedNumbers::contains)
                .toList();
        if (numbers.isEmpty() && !offered.payloadTypes().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Rid(offered.id(), Rid.Way.RECV, numbers, offered.restrictions()));
    }

    List<String> ids() {
        return rids.stream().map(Rid::id).toList();
    }

    List<Attribute> lines() {
        List<Attribute> lines = new ArrayList<>(rids);
        if (!rids.isEmpty()) {
            lines.add(Simulcast.receiving(ids()));
        }
        return lines;
    }
}
