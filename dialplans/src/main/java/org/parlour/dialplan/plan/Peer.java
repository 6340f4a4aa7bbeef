package org.parlour.dialplan.plan;

import org.parlour.wire.call.Reading;

/** Who may send us calls of a trunk, and whom we send them to. */
public sealed interface Peer {
    record Range(AddressRange range) implements Peer {
        @Override
        public String toString() {
            return range.toString();
        }
    }

    /** A machine by name, or one address with a port. */
    record Host(SipServer server) implements Peer {
        @Override
        public String toString() {
            return server.toString();
        }
    }

    static Reading<Peer> parse(String text) {
        if (AddressRange.parse(text) instanceof Reading.Parsed<AddressRange>(AddressRange range)) {
            return new Reading.Parsed<>(new Range(range));
        }
        return SipServer.parse(text) instanceof Reading.Parsed<SipServer>(SipServer server)
                ? new Reading.Parsed<>(new Host(server))
                : new Reading.Malformed<>(
                        "an address, a range as 192.0.2.0/24, or a host name; :port where it is another");
    }
}
