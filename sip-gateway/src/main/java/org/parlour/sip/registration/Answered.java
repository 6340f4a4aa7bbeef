package org.parlour.sip.registration;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parlour.sip.dialog.HeaderFields;
import org.parlour.sip.dialog.SipAddress;
import org.parlour.sip.dialog.SipResponse;

/** What an answer to a request of ours says, read from its fields. All of it came from outside. */
public final class Answered {
    private static final Pattern SECONDS = Pattern.compile("^\\s*(\\d{1,9})(?:\\D|$)");
    private static final Pattern EXPIRES =
            Pattern.compile(";\\s*expires\\s*=\\s*\"?(\\d{1,9})(?:\\D|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern RECEIVED =
            Pattern.compile(";\\s*received\\s*=\\s*\\[?([0-9A-Fa-f:.]{2,45})]?", Pattern.CASE_INSENSITIVE);
    private static final Pattern REPLY_PORT =
            Pattern.compile(";\\s*rport\\s*=\\s*(\\d{1,5})(?:\\D|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}([.]\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final int LAST_PORT = 65_535;
    private static final int MOST_ROUTES = 16;

    private Answered() {}

    static OptionalInt seconds(SipResponse response, String header) {
        return response.fields().first(header).map(SECONDS::matcher).filter(Matcher::find).stream()
                .mapToInt(seconds -> Integer.parseInt(seconds.group(1)))
                .findFirst();
    }

    /**
     * For how long we are kept: as our own Contact says, else as the answer says in general, else as asked. Several
     * devices may share an address of record; ours is known by its user.
     */
    static int grantedSeconds(SipResponse response, ContactUser ours, int askedSeconds) {
        List<String> contacts = response.fields().values("Contact").toList();
        int general = seconds(response, HeaderFields.EXPIRES).orElse(askedSeconds);
        for (String contact : contacts) {
            if (ours.isUserOf(new SipAddress(contact).uri().user())) {
                return expires(contact).orElse(general);
            }
        }
        // A border controller may have written itself there. The shortest of all is never too late.
        return contacts.stream()
                .map(Answered::expires)
                .flatMapToInt(OptionalInt::stream)
                .min()
                .orElse(general);
    }

    private static OptionalInt expires(String contact) {
        Matcher matcher = EXPIRES.matcher(contact.substring(contact.lastIndexOf('>') + 1));
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    static List<SipAddress> serviceRoutes(SipResponse response) {
        return response.fields()
                .values("Service-Route")
                .limit(MOST_ROUTES)
                .map(SipAddress::new)
                .toList();
    }

    /** How the server that answered sees us (RFC 3581 section 4); empty where it does not say. */
    public static Optional<InetSocketAddress> observed(SipResponse response, InetSocketAddress local) {
        String via = response.fields().first("Via").orElse("");
        Matcher received = RECEIVED.matcher(via);
        Matcher port = REPLY_PORT.matcher(via);
        boolean hasPort = port.find();
        boolean hasAddress = received.find();
        if (!hasPort && !hasAddress) {
            return Optional.empty();
        }
        Optional<InetAddress> address = hasAddress ? address(received.group(1)) : Optional.of(local.getAddress());
        int number = hasPort ? Integer.parseInt(port.group(1)) : local.getPort();
        return address.filter(known ->
                        number > 0 && number <= LAST_PORT && !known.isAnyLocalAddress() && !known.isMulticastAddress())
                .map(known -> new InetSocketAddress(known, number));
    }

    private static Optional<InetAddress> address(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
