package org.parlour.sip.jain;

import gov.nist.javax.sip.header.ContentType;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import javax.sip.header.RecordRouteHeader;
import org.parlour.sip.dialog.HeaderField;
import org.parlour.sip.dialog.Party;
import org.parlour.sip.dialog.SipAddress;
import org.parlour.sip.dialog.SipBody;
import org.parlour.sip.dialog.SipMessage;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipResponse;

/** Our records as the stack's messages. */
final class ToJain {
    private ToJain() {}

    /** Their Vias, From, To and Record-Routes are said back as they came. */
    static SIPResponse response(SIPRequest request, SipResponse response) throws ParseException {
        SIPResponse message = request.createResponse(response.status(), oneLine(response.reason()));
        String tag = response.to().tag();
        if (tag != null && message.getToTag() == null) {
            message.setToTag(tag);
        }
        if (response.recordRoutes().isEmpty()) {
            message.removeHeader(RecordRouteHeader.NAME);
        }
        complete(message, response);
        return message;
    }

    static SIPRequest request(SipRequest request, Source way, String branch) throws ParseException {
        StringBuilder head = new StringBuilder(512);
        String method = request.method().name();
        line(head, method + " " + request.uri().text() + " SIP/2.0");
        line(head, "Via: SIP/2.0/" + way.transport() + " " + Wording.hostPort(way.local()) + ";rport;branch=" + branch);
        line(head, "Max-Forwards: " + request.maxForwards());
        line(head, "From: " + party(request.from()));
        line(head, "To: " + party(request.to()));
        line(head, "Call-ID: " + request.callId());
        line(head, "CSeq: " + request.cseq().number() + " " + method);
        for (SipAddress route : request.routes()) {
            line(head, "Route: " + route.text());
        }
        head.append("\r\n");
        SIPMessage message = new StringMsgParser()
                .parseSIPMessage(head.toString().getBytes(StandardCharsets.UTF_8), true, false, null);
        if (!(message instanceof SIPRequest read)
                || read.getTopmostVia() == null
                || read.getFrom() == null
                || read.getTo() == null) {
            throw new ParseException("a request that cannot be said", 0);
        }
        complete(read, request);
        return read;
    }

    private static void complete(SIPMessage message, SipMessage record) throws ParseException {
        SipAddress contact = record.contact();
        if (contact != null) {
            add(message, "Contact", contact.text());
        }
        add(message, record.fields().list());
        SipBody body = record.body();
        if (body != null) {
            if (StringMsgParser.parseSIPHeader("Content-Type: " + oneLine(body.contentType()))
                    instanceof ContentType type) {
                message.setContent(body.bytes(), type);
            } else {
                throw new ParseException("a body of no type", 0);
            }
        }
    }

    static void add(SIPMessage message, List<HeaderField> fields) throws ParseException {
        for (HeaderField field : fields) {
            add(message, field.name(), field.value());
        }
    }

    private static void add(SIPMessage message, String name, String value) throws ParseException {
        SIPHeader header = StringMsgParser.parseSIPHeader(oneLine(name) + ": " + oneLine(value));
        message.addHeader(header);
    }

    private static String party(Party party) {
        return party.address().text() + (party.tag() == null ? "" : ";tag=" + party.tag());
    }

    private static void line(StringBuilder head, String text) {
        head.append(oneLine(text)).append("\r\n");
    }

    /** What would end the line would begin another header. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
