package org.parlour.sip.registration;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.plan.SipServer;
import org.parlour.dialplan.plan.Transport;
import org.parlour.sip.dialog.CSeq;
import org.parlour.sip.dialog.Envelope;
import org.parlour.sip.dialog.HeaderFields;
import org.parlour.sip.dialog.Party;
import org.parlour.sip.dialog.SipAddress;
import org.parlour.sip.dialog.SipMethod;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipUri;
import org.parlour.sip.digest.Credentials;
import org.parlour.sip.digest.Keyring;

/** Our REGISTERs: one Call-ID for as long as we live, each numbered higher (RFC 3261 section 10.2). */
final class Questions {
    private static final int NAME_BYTES = 16;
    private static final int FIRST_NUMBERS = 1_000_000;

    private final Registrant registrant;
    private final Keyring keyring;
    private final String callId;
    private final Party from;
    private final Party to;
    private long number;

    Questions(Registrant registrant, Keyring keyring, RandomGenerator chance) {
        this.registrant = registrant;
        this.keyring = keyring;
        this.callId = name(chance);
        SipAddress address = new SipAddress(registrant.addressOfRecord());
        this.from = new Party(address, name(chance));
        this.to = new Party(address, null);
        this.number = chance.nextInt(FIRST_NUMBERS);
    }

    private static String name(RandomGenerator chance) {
        byte[] bytes = new byte[NAME_BYTES];
        chance.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    String callId() {
        return callId;
    }

    boolean isLast(CSeq cseq) {
        return cseq.number() == number && cseq.method() == SipMethod.Known.REGISTER;
    }

    /**
     * The next one.
     *
     * @param contact where we want to be called
     * @param former where we were to be called until now; taken back along with it
     * @param seconds 0 takes the contact back
     */
    SipRequest next(SipUri contact, @Nullable SipUri former, int seconds, Credentials credentials) {
        number++;
        HeaderFields fields = HeaderFields.of(HeaderFields.EXPIRES, Integer.toString(seconds));
        if (former != null && !former.equals(contact)) {
            fields = fields.and("Contact", "<" + former.text() + ">;expires=0");
        }
        // RFC 3327 section 5.1: a proxy between us and the registrar may want to be passed through.
        fields = fields.and("Supported", "path");
        for (Keyring.Answer answer : keyring.answers(credentials, SipMethod.Known.REGISTER.name(), registrant.uri())) {
            fields = fields.and(answer.to().answer(), answer.value());
        }
        return new SipRequest(
                new Envelope(from, to, callId, new CSeq(number, SipMethod.Known.REGISTER)),
                new SipUri(registrant.uri()),
                SipRequest.MAX_FORWARDS,
                new SipAddress("<" + contact.text() + ">;expires=" + seconds),
                List.of(),
                routes(),
                fields,
                null);
    }

    private List<SipAddress> routes() {
        SipServer proxy = registrant.proxy();
        return proxy == null ? List.of() : List.of(new SipAddress("<sip:" + proxy + ";lr>"));
    }

    SipUri contact(InetSocketAddress place, Transport transport) {
        String host = place.getAddress().getHostAddress().split("%", 2)[0];
        String named = place.getAddress() instanceof Inet6Address ? "[" + host + "]" : host;
        String parameter = transport == Transport.UDP
                ? ""
                : ";transport=" + transport.name().toLowerCase(Locale.ROOT);
        return new SipUri("sip:" + registrant.contact().text() + "@" + named + ":" + place.getPort() + parameter);
    }
}
