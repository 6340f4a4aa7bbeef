package org.parlour.sfu.ice;

import java.util.random.RandomGenerator;
import org.parlour.wire.sdp.IceCredentials;
import org.parlour.wire.sdp.IcePassword;
import org.parlour.wire.sdp.IceUfrag;
import org.parlour.wire.stun.Ufrag;

/**
 * The ufrag and password of one offer or answer of ours. A browser signs its checks with our
 * password, so whoever was given the ticket can open the path, and nobody else.
 */
public record IceTicket(Ufrag ufrag, IcePassword password) {
    // RFC 8445 §5.3 wants 128 bits; 24 characters of six bits are 144.
    private static final int PASSWORD_CHARS = 24;
    private static final String ICE_CHARS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /** A new one; {@code random} must be a cryptographic one, as {@code SecureRandom} is. */
    public static IceTicket mint(RandomGenerator random) {
        StringBuilder password = new StringBuilder(PASSWORD_CHARS);
        for (int i = 0; i < PASSWORD_CHARS; i++) {
            password.append(ICE_CHARS.charAt(random.nextInt(ICE_CHARS.length())));
        }
        return new IceTicket(Ufrag.random(random), new IcePassword(password.toString()));
    }

    /** As an offer or answer says it. */
    public IceCredentials credentials() {
        return new IceCredentials(new IceUfrag(ufrag.toString()), password);
    }

    @Override
    public String toString() {
        return "IceTicket[" + ufrag + ", ****]";
    }
}
