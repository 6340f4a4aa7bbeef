package org.parlour.wire.stun;

/**
 * The answers of an agent that only listens: whole messages, written into the caller's buffer.
 *
 * <p>Each method returns the length of the answer. The buffer must not be the one that the request
 * lies in. Whether anybody is answered at all is the caller's to decide: a refusal to an unknown
 * source is a gift to whoever forged it.
 */
public final class StunAnswers {
    /** Holds every answer of this class. */
    public static final int MAX_BYTES = 128;

    private final StunWriter writer = new StunWriter();

    /** The check passed: says which address it came from (RFC 8445 §7.3.1.2). */
    public int success(StunMessage request, TransportAddress source, StunKey key, byte[] buffer, int offset) {
        return writer.answer(buffer, offset, StunClass.SUCCESS, request)
                .xorMappedAddress(source)
                .integrity(key)
                .fingerprint()
                .lengthBytes();
    }

    /** 400, 401: unsigned, because the request did not prove that it shares a key (RFC 8489 §9.1.3). */
    public int refusal(StunMessage request, StunError error, byte[] buffer, int offset) {
        return writer.answer(buffer, offset, StunClass.ERROR, request)
                .error(error)
                .fingerprint()
                .lengthBytes();
    }

    /** 487, 500: signed, because they change what the peer does next. */
    public int signedRefusal(StunMessage request, StunError error, StunKey key, byte[] buffer, int offset) {
        return writer.answer(buffer, offset, StunClass.ERROR, request)
                .error(error)
                .integrity(key)
                .fingerprint()
                .lengthBytes();
    }

    /** 420: names what must be understood and is not (RFC 8489 §6.3.1). */
    public int unknownAttributes(StunMessage request, StunKey key, byte[] buffer, int offset) {
        return writer.answer(buffer, offset, StunClass.ERROR, request)
                .error(StunError.UNKNOWN_ATTRIBUTE)
                .unknownAttributes(request)
                .integrity(key)
                .fingerprint()
                .lengthBytes();
    }
}
