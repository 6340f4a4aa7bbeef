package org.parlour.wire.srtp;

/** Session keys from a master key, RFC 3711 §4.3 with a key derivation rate of 0: once, at index 0. */
final class KeyDerivation {
    private static final int RTP = 0;
    private static final int RTCP = 3;
    private static final int CIPHER_KEY = 0;
    private static final int TAG_KEY = 1;
    private static final int SALT = 2;
    private static final int TAG_KEY_LENGTH_BYTES = 20;

    private final SrtpProfile profile;
    private final CounterMode function;

    KeyDerivation(SrtpMasterKey master) {
        profile = master.profile();
        function = new CounterMode(master.key(), master.salt());
    }

    SessionKeys rtp() {
        return keys(RTP);
    }

    SessionKeys rtcp() {
        return keys(RTCP);
    }

    private SessionKeys keys(int firstLabel) {
        return new SessionKeys(
                derive(firstLabel + CIPHER_KEY, profile.keyLengthBytes()),
                derive(firstLabel + TAG_KEY, TAG_KEY_LENGTH_BYTES),
                derive(firstLabel + SALT, profile.saltLengthBytes()));
    }

    /** The label stands where a packet's SSRC ends, so the function is the key stream of that "packet". */
    byte[] derive(int label, int lengthBytes) {
        byte[] derived = new byte[lengthBytes];
        function.apply(derived, 0, lengthBytes, label, 0);
        return derived;
    }
}
