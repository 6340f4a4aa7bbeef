package org.parlour.sip.registration;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.parlour.sip.dialog.HeaderField;
import org.parlour.sip.dialog.HeaderFields;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipResponse;
import org.parlour.sip.dialog.SipUri;

/** A registrar that checks what it is told, by its own arithmetic. */
final class Provider {
    static final String REALM = "sip.example.net";
    static final String PASSWORD = "open sesame";

    private static final Pattern PARAMETER = Pattern.compile("([a-z]+)=(?:\"([^\"]*)\"|([^,]*))");

    /** Who is kept, and until when. */
    final Map<String, Long> bindings = new LinkedHashMap<>();

    final List<SipRequest> heard = new ArrayList<>();
    String algorithm = "MD5";
    boolean saysStale = true;
    int usesOfANonce = Integer.MAX_VALUE;
    int most = 3_600;
    int least;
    String password = PASSWORD;
    InetSocketAddress sees = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.10"), 5060);

    private int nonces;
    private int uses;

    private String nonce() {
        return "nonce" + nonces;
    }

    SipResponse answer(SipRequest request, long nowNanos) {
        heard.add(request);
        if (request.fields().first("Authorization").isEmpty()) {
            return challenge(request, false);
        }
        Map<String, String> proof = new LinkedHashMap<>();
        Matcher matcher =
                PARAMETER.matcher(request.fields().first("Authorization").orElseThrow());
        while (matcher.find()) {
            proof.put(matcher.group(1), matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
        }
        if (!nonce().equals(proof.get("nonce")) || uses >= usesOfANonce) {
            return challenge(request, saysStale);
        }
        uses++;
        if (!proves(proof) || !proof.getOrDefault("nc", "").equals(String.format("%08x", uses))) {
            return challenge(request, false);
        }
        return register(request, nowNanos);
    }

    private boolean proves(Map<String, String> proof) {
        String first = hash(proof.get("username") + ":" + REALM + ":" + password);
        String second = hash("REGISTER:" + proof.get("uri"));
        return hash(String.join(":", first, nonce(), proof.get("nc"), proof.get("cnonce"), "auth", second))
                .equals(proof.get("response"));
    }

    private String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }

    private SipResponse challenge(SipRequest request, boolean stale) {
        nonces++;
        uses = 0;
        String value = "Digest realm=\"" + REALM + "\", nonce=\"" + nonce() + "\", qop=\"auth\", algorithm=" + algorithm
                + (stale ? ", stale=true" : "");
        return says(request, 401, "Unauthorized", HeaderFields.of("WWW-Authenticate", value));
    }

    private SipResponse register(SipRequest request, long nowNanos) {
        int asked = Integer.parseInt(request.fields().first("Expires").orElseThrow());
        if (asked > 0 && asked < least) {
            return says(request, 423, "Interval Too Brief", HeaderFields.of("Min-Expires", Integer.toString(least)));
        }
        bindings.values().removeIf(until -> until <= nowNanos);
        Stream.concat(
                        Stream.ofNullable(request.contact()).map(contact -> contact.text()),
                        request.fields().values("Contact"))
                .forEach(contact -> bind(contact, nowNanos));
        HeaderFields fields = HeaderFields.NONE;
        for (Map.Entry<String, Long> binding : bindings.entrySet()) {
            long left = (binding.getValue() - nowNanos) / 1_000_000_000L;
            fields = fields.and("Contact", "<" + binding.getKey() + ">;expires=" + left);
        }
        return says(request, 200, "OK", fields);
    }

    private void bind(String contact, long nowNanos) {
        SipUri uri = new SipUri(contact.replaceAll("<(.*)>.*", "$1"));
        int seconds = Math.min(most, Integer.parseInt(contact.replaceAll(".*;expires=", "")));
        if (seconds == 0) {
            bindings.remove(uri.text());
        } else {
            bindings.put(uri.text(), nowNanos + seconds * 1_000_000_000L);
        }
    }

    SipResponse says(SipRequest request, int status, String reason, HeaderFields fields) {
        String via = "SIP/2.0/UDP 10.0.0.5:5060;branch=z9hG4bKx;received="
                + sees.getAddress().getHostAddress() + ";rport=" + sees.getPort();
        HeaderFields all =
                new HeaderFields(Stream.concat(Stream.of(new HeaderField("Via", via)), fields.list().stream())
                        .toList());
        SipResponse plain = request.response(status, reason, "provider");
        return new SipResponse(plain.envelope(), status, reason, null, List.of(), all, null);
    }
}
