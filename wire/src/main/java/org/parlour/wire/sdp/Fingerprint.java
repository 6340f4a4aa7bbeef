package org.parlour.wire.sdp;

import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code a=fingerprint}: the hash of a DTLS certificate (RFC 8122 section 5). */
public record Fingerprint(String hash, String hex) implements Attribute {
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

    public Fingerprint {
        hash = hash.toLowerCase(Locale.ROOT);
        hex = hex.toUpperCase(Locale.ROOT);
        int lengthBytes = lengthBytes(hash);
        Grammar.require(lengthBytes > 0, "a hash that RFC 8122 allows");
        Grammar.require(decode(hex).length == lengthBytes, "as many octets as the hash has");
    }

    public static Fingerprint sha256(byte[] digest) {
        return new Fingerprint("sha-256", COLONS.formatHex(digest));
    }

    public byte[] digest() {
        return decode(hex);
    }

    /** The one to hold the certificate against: the longest hash (RFC 8122 section 5.1 lets us choose). */
    public static Optional<Fingerprint> strongest(Collection<Fingerprint> offered) {
        return offered.stream().max(Comparator.comparingInt(print -> lengthBytes(print.hash)));
    }

    @Override
    public String attributeName() {
        return "fingerprint";
    }

    @Override
    public String value() {
        return hash + " " + hex;
    }

    static @Nullable Fingerprint parse(String value) {
        List<String> words = Grammar.words(value);
        if (words.size() != 2) {
            return null;
        }
        int lengthBytes = lengthBytes(words.get(0).toLowerCase(Locale.ROOT));
        boolean whole = lengthBytes > 0 && decode(words.get(1)).length == lengthBytes;
        return whole ? new Fingerprint(words.get(0), words.get(1)) : null;
    }

    /** RFC 8122 section 5: MD2 and MD5 are no identity any more. */
    private static int lengthBytes(String hash) {
        return switch (hash) {
            case "sha-1" -> 20;
            case "sha-224" -> 28;
            case "sha-256" -> 32;
            case "sha-384" -> 48;
            case "sha-512" -> 64;
            default -> 0;
        };
    }

    private static byte[] decode(String hex) {
        try {
            return COLONS.parseHex(hex);
        } catch (IllegalArgumentException notHex) {
            return new byte[0];
        }
    }
}
