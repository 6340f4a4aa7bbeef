package org.parlour.wire.sdp.browser;

import java.util.List;
import java.util.Map;
import org.parlour.wire.sdp.Attribute;
import org.parlour.wire.sdp.Connection;
import org.parlour.wire.sdp.Extmap;
import org.parlour.wire.sdp.HeaderExtension;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.MediaKind;
import org.parlour.wire.sdp.NetworkAddress;
import org.parlour.wire.sdp.TransportProtocol;

/** The lines for a browser that offer and answer write alike. */
final class BrowserLine {
    /** The discard port and no address: where media goes, the candidates say (RFC 8829 section 5.2.1). */
    private static final int DISCARD_PORT = 9;

    private static final Connection NO_ADDRESS = Connection.of(NetworkAddress.of("0.0.0.0"));

    private BrowserLine() {}

    static MediaDescription of(
            MediaKind kind, TransportProtocol protocol, List<Integer> numbers, List<Attribute> attributes) {
        return MediaDescription.rtp(kind, DISCARD_PORT, protocol, numbers, attributes)
                .withConnection(NO_ADDRESS);
    }

    static List<Attribute> extensions(Map<HeaderExtension, Integer> numbers) {
        return numbers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .<Attribute>map(
                        entry -> Extmap.of(entry.getValue(), entry.getKey().uri()))
                .toList();
    }
}
