package org.parlour.sip.trunk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.parlour.dialplan.plan.CalledIn;
import org.parlour.dialplan.plan.Trunk;
import org.parlour.dialplan.plan.TrunkCodec;
import org.parlour.sip.dialog.SipAddress;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.phone.PacketTimes;
import org.parlour.wire.sdp.phone.PhoneCapabilities;
import org.parlour.wire.sdp.phone.SrtpPolicy;

/** How one trunk says things in an INVITE, and what we say to it. */
public record TrunkHabits(Trunk trunk) {
    /** What a plan's map of headers calls the number that calls. */
    public static final String CALLER = "caller";

    private static final String ROOM = "X-Parlour-Room";
    private static final String CALLED_PARTY = "P-Called-Party-ID";
    // Nothing that can be dialled is longer, and what is kept of a call has a bound.
    private static final int LONGEST_CHARS = 128;

    /** The called number as the INVITE says it, where the trunk says it. Without that header the first line holds it. */
    public String called(SipRequest invite) {
        String said =
                switch (trunk.calledIn()) {
                    case REQUEST_URI -> invite.uri().user();
                    case TO -> invite.to().address().uri().user();
                    case P_CALLED_PARTY_ID ->
                        invite.fields()
                                .first(CALLED_PARTY)
                                .map(TrunkHabits::user)
                                .orElse("");
                };
        return line(
                said.isEmpty() && trunk.calledIn() != CalledIn.REQUEST_URI
                        ? invite.uri().user()
                        : said);
    }

    /**
     * The number that calls, as From says it (RFC 3261 section 8.1.1.3); or the header that the trunk's plan maps to it,
     * such as P-Asserted-Identity, where it is there. Never that one unasked: RFC 3325 section 7 leaves it in calls whose
     * caller withholds the number. Empty where none is given.
     */
    public String caller(SipRequest invite) {
        for (Map.Entry<String, String> mapped : trunk.headers().inbound().entrySet()) {
            if (mapped.getValue().equals(CALLER)) {
                String said = invite.fields()
                        .first(mapped.getKey())
                        .map(TrunkHabits::user)
                        .orElse("");
                if (!said.isEmpty()) {
                    return line(said);
                }
            }
        }
        return line(invite.from().address().uri().user());
    }

    /** An address, or a number alone. */
    private static String user(String value) {
        String user = new SipAddress(value.strip()).uri().user();
        return user.isEmpty() && value.indexOf(':') < 0 ? value.strip() : user;
    }

    /** An escape may hold anything, and an admin reads it. */
    private static String line(String said) {
        String line = said.replaceAll("\\p{Cntrl}", "?");
        return line.length() > LONGEST_CHARS ? line.substring(0, LONGEST_CHARS) : line;
    }

    public RoomHeader room(SipRequest invite) {
        String said = invite.fields().first(ROOM).map(String::strip).orElse(null);
        if (said == null) {
            return new RoomHeader.Absent();
        }
        if (!trunk.trustsHeaders()) {
            return new RoomHeader.PassedOver();
        }
        return RoomId.parse(said.toLowerCase(Locale.ROOT)) instanceof Reading.Parsed<RoomId>(RoomId room)
                ? new RoomHeader.Trusted(room)
                : new RoomHeader.Malformed();
    }

    /**
     * What we answer and offer there: its codecs in its order, with what goes with them. RFC 3264 section 6.1 lets the
     * answerer choose among what was offered.
     */
    public PhoneCapabilities capabilities() {
        List<Codec> codecs = new ArrayList<>();
        for (TrunkCodec wanted : trunk.codecs()) {
            switch (wanted) {
                case OPUS -> codecs.add(Codec.OPUS);
                case G722 -> codecs.add(Codec.G722);
                case PCMA -> codecs.add(Codec.PCMA);
                case PCMU -> codecs.add(Codec.PCMU);
                // The plan's check warns of them; without any other it is refused.
                case G729, AMR_WB, AMR -> {}
            }
        }
        if (codecs.contains(Codec.OPUS)) {
            codecs.add(Codec.TELEPHONE_EVENT_48K);
        }
        codecs.add(Codec.TELEPHONE_EVENT);
        codecs.add(Codec.COMFORT_NOISE);
        return new PhoneCapabilities(codecs, PacketTimes.USUAL, SrtpPolicy.FORBIDDEN);
    }

    /** What is called where no trunk says how. */
    public static String firstLine(SipRequest invite) {
        return line(invite.uri().user());
    }
}
