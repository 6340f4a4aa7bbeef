package org.parlour.wire.sdp;

/** A ufrag and its password, which belong together and are minted together (RFC 8445 section 5.3). */
public record IceCredentials(IceUfrag ufrag, IcePassword password) {
    public static IceCredentials of(String ufrag, String password) {
        return new IceCredentials(new IceUfrag(ufrag), new IcePassword(password));
    }
}
