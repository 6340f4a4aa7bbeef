package org.parlour.sip.jain;

import gov.nist.javax.sip.header.AddressParametersHeader;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.SIPHeaderList;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.RouteHeader;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.Branch;
import org.parlour.sip.dialog.CSeq;
import org.parlour.sip.dialog.Envelope;
import org.parlour.sip.dialog.HeaderField;
import org.parlour.sip.dialog.HeaderFields;
import org.parlour.sip.dialog.Party;
import org.parlour.sip.dialog.SipAddress;
import org.parlour.sip.dialog.SipBody;
import org.parlour.sip.dialog.SipMethod;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipResponse;
import org.parlour.sip.dialog.SipUri;

/** The stack's messages as our records. Throws where a message that could be parsed makes no sense. */
final class FromJain {
    /** What has a place of its own in the record, or is the transport's affair. */
    private static final Set<String> PLACED = Set.of(
            "via",
            "from",
            "to",
            "call-id",
            "cseq",
            "max-forwards",
            "contact",
            "record-route",
            "route",
            "content-type",
            "content-length");

    private static final String COOKIE = "z9hg4bk";
    private static final int MOST_ROUTES = 32;
    private static final int MOST_FIELDS = 128;

    private FromJain() {}

    /** RFC 3261 section 17.2.3: by its branch and who sent it; of a peer of before 2002, by all that RFC 2543 has. */
    static Branch branch(SIPRequest request) {
        Via via = request.getTopmostVia();
        String sentBy = via.getSentBy().encode().toLowerCase(Locale.ROOT);
        String branch = via.getBranch();
        if (branch != null && branch.toLowerCase(Locale.ROOT).startsWith(COOKIE)) {
            return new Branch(branch.toLowerCase(Locale.ROOT) + "@" + sentBy);
        }
        return new Branch(String.join(
                "|",
                "rfc2543",
                request.getRequestURI().toString(),
                String.valueOf(request.getToTag()),
                String.valueOf(request.getFromTag()),
                request.getCallId().getCallId(),
                Long.toString(request.getCSeq().getSeqNumber()),
                via.encode()));
    }

    static SipRequest request(SIPRequest request, InetSocketAddress local) {
        return new SipRequest(
                envelope(request),
                new SipUri(request.getRequestURI().toString()),
                request.getMaxForwards() == null
                        ? SipRequest.MAX_FORWARDS
                        : request.getMaxForwards().getMaxForwards(),
                contact(request),
                addresses(request, "Record-Route"),
                behindUs(request, local),
                fields(request),
                body(request));
    }

    static SipResponse response(SIPResponse response) {
        return new SipResponse(
                envelope(response),
                response.getStatusCode(),
                response.getReasonPhrase() == null ? "" : response.getReasonPhrase(),
                contact(response),
                addresses(response, "Record-Route"),
                RegisterAnswer.isOne(response)
                        ? fields(response).and(RegisterAnswer.fields(response))
                        : fields(response),
                body(response));
    }

    private static Envelope envelope(SIPMessage message) {
        CSeq cseq = new CSeq(
                message.getCSeq().getSeqNumber(), SipMethod.of(message.getCSeq().getMethod()));
        return new Envelope(
                party((AddressParametersHeader) message.getFrom(), message.getFromTag()),
                party((AddressParametersHeader) message.getTo(), message.getToTag()),
                message.getCallId().getCallId(),
                cseq);
    }

    private static Party party(AddressParametersHeader header, @Nullable String tag) {
        return new Party(new SipAddress(nameAndUri(header)), tag);
    }

    private static String nameAndUri(AddressParametersHeader header) {
        String name = header.getAddress().getDisplayName();
        String uri = "<" + header.getAddress().getURI() + ">";
        return name == null ? uri : '"' + name + "\" " + uri;
    }

    private static @Nullable SipAddress contact(SIPMessage message) {
        return message.getHeader(ContactHeader.NAME) instanceof AddressParametersHeader contact
                        && !contact.getAddress().isWildcard()
                ? new SipAddress(nameAndUri(contact))
                : null;
    }

    private static List<SipAddress> addresses(SIPMessage message, String name) {
        List<SipAddress> addresses = new ArrayList<>();
        Iterator<SIPHeader> headers = message.getHeaders(name);
        while (headers.hasNext()) {
            if (addresses.size() == MOST_ROUTES) {
                throw new IllegalArgumentException("more than " + MOST_ROUTES + " of " + name);
            }
            addresses.add(new SipAddress(headers.next().getValue()));
        }
        return addresses;
    }

    /** RFC 3261 section 16.4: a first Route that is us is done with. */
    private static List<SipAddress> behindUs(SIPRequest request, InetSocketAddress local) {
        List<SipAddress> routes = addresses(request, RouteHeader.NAME);
        return request.getHeader(RouteHeader.NAME) instanceof RouteHeader first
                        && first.getAddress().getURI() instanceof SipURI uri
                        && uri.getHost().equals(Wording.host(local.getAddress()))
                        && (uri.getPort() == local.getPort() || (uri.getPort() < 0 && local.getPort() == 5060))
                ? routes.subList(1, routes.size())
                : routes;
    }

    private static HeaderFields fields(SIPMessage message) {
        List<HeaderField> fields = new ArrayList<>();
        Iterator<SIPHeader> headers = message.getHeaders();
        while (headers.hasNext()) {
            SIPHeader header = headers.next();
            if (PLACED.contains(header.getName().toLowerCase(Locale.ROOT))) {
                continue;
            }
            if (header instanceof SIPHeaderList<?> list) {
                list.forEach(each -> fields.add(new HeaderField(each.getName(), value(each))));
            } else {
                fields.add(new HeaderField(header.getName(), value(header)));
            }
        }
        // What the stack could not read may mean something to us.
        message.getUnrecognizedHeaders().forEachRemaining(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.add(new HeaderField(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip()));
            }
        });
        if (fields.size() > MOST_FIELDS) {
            throw new IllegalArgumentException("more than " + MOST_FIELDS + " header fields");
        }
        return new HeaderFields(fields);
    }

    private static String value(SIPHeader header) {
        String value = header.getValue();
        return value == null ? "" : value.strip();
    }

    private static @Nullable SipBody body(SIPMessage message) {
        byte[] bytes = message.getRawContent();
        if (bytes == null || bytes.length == 0) {
            return null;
        }
        String type = message.getContentTypeHeader() == null
                ? "application/octet-stream"
                : message.getContentTypeHeader().getValue();
        return Multipart.unwrapped(new SipBody(type, bytes));
    }
}
