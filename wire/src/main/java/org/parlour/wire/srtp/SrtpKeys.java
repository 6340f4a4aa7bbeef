package org.parlour.wire.srtp;

import java.util.Arrays;

/**
 * The master keys of a DTLS-SRTP association: what the DTLS client protects with, and what the DTLS
 * server protects with.
 */
public record SrtpKeys(SrtpMasterKey client, SrtpMasterKey server) {
    /** The label that the DTLS exporter is asked with, RFC 5764 §4.2. */
    public static final String EXPORTER_LABEL = "EXTRACTOR-dtls_srtp";

    public SrtpKeys {
        if (client.profile() != server.profile()) {
            throw new IllegalArgumentException("one association, one profile: " + client + ", " + server);
        }
    }

    /**
     * Cuts exported keying material in the order of RFC 5764 §4.2: client key, server key, client
     * salt, server salt.
     */
    public static SrtpKeys ofExporter(SrtpProfile profile, byte[] material) {
        if (material.length != profile.exporterLengthBytes()) {
            throw new IllegalArgumentException("%s takes %d bytes of keying material, not %d"
                    .formatted(profile, profile.exporterLengthBytes(), material.length));
        }
        int keys = profile.keyLengthBytes();
        int salts = profile.saltLengthBytes();
        return new SrtpKeys(
                new SrtpMasterKey(profile, cut(material, 0, keys), cut(material, 2 * keys, salts)),
                new SrtpMasterKey(profile, cut(material, keys, keys), cut(material, 2 * keys + salts, salts)));
    }

    private static byte[] cut(byte[] material, int from, int lengthBytes) {
        return Arrays.copyOfRange(material, from, from + lengthBytes);
    }

    @Override
    public String toString() {
        return "SrtpKeys[" + client.profile() + ", ****]";
    }
}
