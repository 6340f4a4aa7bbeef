package org.parlour.sip.jain;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.MessageParserFactory;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.ConnectionOrientedMessageChannel;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.text.ParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The stack's parser, watched: whatever it throws is a parse failure, is counted, and costs no thread its life.
 *
 * <p>A datagram that cannot be read is answered with 400 by the stack where enough of it is known; a connection ends.
 */
final class WaryParser extends StringMsgParser {
    private final SipTally counters;

    WaryParser(SipTally counters) {
        this.counters = counters;
    }

    static final class Factory implements MessageParserFactory {
        private final WaryParser parser;

        Factory(SipTally counters) {
            this.parser = new WaryParser(counters);
        }

        @Override
        public MessageParser createMessageParser(SIPTransactionStack stack) {
            return parser;
        }
    }

    /**
     * Reads a message.
     *
     * @param whole whether the body is in the bytes: so it is with datagrams
     * @param channel where they came from; none where the stack reads again what it wrote itself
     */
    @Override
    public @Nullable SIPMessage parseSIPMessage(
            byte[] bytes, boolean whole, boolean strict, @Nullable ParseExceptionListener channel)
            throws ParseException {
        if (channel == null) {
            return super.parseSIPMessage(bytes, whole, strict, null);
        }
        try {
            SIPMessage message =
                    whole ? datagram(bytes, strict, channel) : super.parseSIPMessage(bytes, false, strict, channel);
            if (message != null) {
                check(message, whole);
            }
            return message;
        } catch (ParseException malformed) {
            throw refused(malformed, channel);
        } catch (RuntimeException | StackOverflowError bug) {
            ParseException unreadable = new ParseException("Unreadable", 0);
            unreadable.initCause(bug);
            throw refused(unreadable, channel);
        }
    }

    /** RFC 3261 section 18.3: what follows the body is no part of it; without a length the body is all that follows. */
    private SIPMessage datagram(byte[] bytes, boolean strict, ParseExceptionListener channel) throws ParseException {
        int body = Framing.bodyIndex(bytes, 0, bytes.length);
        int length = body > 0 ? Framing.contentLength(bytes, body) : Framing.GARBAGE;
        boolean trailed = length >= 0 && body + length < bytes.length;
        SIPMessage message =
                super.parseSIPMessage(trailed ? Arrays.copyOf(bytes, body + length) : bytes, true, strict, channel);
        if (message != null && length == Framing.NO_LENGTH && body < bytes.length) {
            message.setMessageContent(Arrays.copyOfRange(bytes, body, bytes.length));
        }
        return message;
    }

    private static void check(SIPMessage message, boolean isDatagram) throws ParseException {
        Via via = message.getTopmostVia();
        if (via == null
                || message.getFrom() == null
                || message.getTo() == null
                || message.getCallId() == null
                || message.getCSeq() == null) {
            throw new ParseException("Via, From, To, Call-ID or CSeq is missing", 0);
        }
        // RFC 3261 section 8.1.1.5. The stack takes "Invite" for "INVITE"; methods are words of exact letters.
        if (message instanceof SIPRequest request
                && !request.getMethod().equals(request.getCSeq().getMethod())) {
            throw new ParseException("CSeq names another method", 0);
        }
        // The stack would look for its own point of that transport to answer by.
        if (isDatagram && !Transport.UDP.is(via.getTransport())) {
            throw new ParseException("The Via is of another transport", 0);
        }
    }

    private ParseException refused(ParseException failure, ParseExceptionListener channel) {
        counters.parseFailures.increment();
        if (channel instanceof ConnectionOrientedMessageChannel connection) {
            // The stack would go on with the body as if it were the next message.
            try {
                connection.close();
            } catch (RuntimeException closedByAnother) {
                failure.addSuppressed(closedByAnother);
            }
        }
        return failure;
    }
}
