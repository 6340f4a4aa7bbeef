package org.parlour.sip.digest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.Reading;

/**
 * What a server wants to see proved: a digest of one algorithm, by a password that belongs to its realm.
 *
 * @param algorithm null where it is none that we know
 * @param session whether the password's digest is bound to the first nonce ({@code -sess})
 * @param qop what is protected, as offered; {@link Qop#NONE} where a server of before 2617 offers nothing
 * @param stale the nonce was too old, and nothing else was wrong
 */
public record Challenge(
        String realm,
        String nonce,
        @Nullable String opaque,
        @Nullable Algorithm algorithm,
        boolean session,
        Qop qop,
        boolean stale) {
    /** Quality of protection (RFC 7616 section 3.3). */
    public enum Qop {
        NONE,
        AUTH,
        /** Only {@code auth-int}, or a word that means nothing to us. */
        OTHER
    }

    private static final int LONGEST = 8_192;
    private static final int MOST_CHALLENGES = 16;
    private static final int LONGEST_SHOWN = 100;
    private static final String SESSION = "-SESS";

    /** All of a header's digest challenges; those of other schemes are passed over. */
    public static Reading<List<Challenge>> parse(String value) {
        if (value.length() > LONGEST) {
            return new Reading.Malformed<>("a challenge of more than " + LONGEST + " characters");
        }
        ParameterScanner scanner = new ParameterScanner(value);
        List<Challenge> challenges = new ArrayList<>();
        while (scanner.hasMore()) {
            Optional<String> scheme = scanner.scheme();
            if (scheme.isEmpty() || challenges.size() == MOST_CHALLENGES) {
                return new Reading.Malformed<>("a challenge that begins with no scheme, or too many of them");
            }
            Map<String, String> parameters = new LinkedHashMap<>();
            if (!scanner.parameters(parameters)) {
                return new Reading.Malformed<>("a challenge whose parameters cannot be read");
            }
            if (scheme.get().equalsIgnoreCase("Digest")) {
                switch (of(parameters)) {
                    case Reading.Parsed<Challenge>(Challenge challenge) -> challenges.add(challenge);
                    case Reading.Malformed<Challenge>(String reason) -> {
                        return new Reading.Malformed<>(reason);
                    }
                }
            }
        }
        return challenges.isEmpty()
                ? new Reading.Malformed<>("no challenge of the scheme Digest")
                : new Reading.Parsed<>(List.copyOf(challenges));
    }

    private static Reading<Challenge> of(Map<String, String> parameters) {
        String realm = parameters.get("realm");
        String nonce = parameters.get("nonce");
        if (realm == null || nonce == null) {
            return new Reading.Malformed<>("a challenge without realm or nonce");
        }
        String word = parameters.getOrDefault("algorithm", Algorithm.MD5.word());
        boolean session = word.toUpperCase(Locale.ROOT).endsWith(SESSION);
        Algorithm algorithm = Algorithm.of(session ? word.substring(0, word.length() - SESSION.length()) : word)
                .orElse(null);
        return new Reading.Parsed<>(new Challenge(
                realm,
                nonce,
                parameters.get("opaque"),
                algorithm,
                session,
                qop(parameters.get("qop")),
                parameters.getOrDefault("stale", "").equalsIgnoreCase("true")));
    }

    private static Qop qop(@Nullable String offered) {
        if (offered == null || offered.isBlank()) {
            return Qop.NONE;
        }
        boolean auth = Arrays.stream(offered.split(",", -1))
                .anyMatch(word -> word.strip().equalsIgnoreCase("auth"));
        return auth ? Qop.AUTH : Qop.OTHER;
    }

    public boolean isAnswerable() {
        return algorithm != null && qop != Qop.OTHER && !(session && qop == Qop.NONE);
    }

    /**
     * Of each realm the one that is answered. RFC 8760 section 2.4 has the topmost that is known, unless a policy says
     * otherwise: ours takes the strongest, because who stands between could have turned the order.
     */
    public static List<Challenge> strongest(List<Challenge> challenges) {
        Map<String, Challenge> byRealm = new LinkedHashMap<>();
        challenges.stream()
                .filter(Challenge::isAnswerable)
                .forEach(challenge -> byRealm.merge(challenge.realm, challenge, Challenge::stronger));
        return List.copyOf(byRealm.values());
    }

    private static Challenge stronger(Challenge first, Challenge second) {
        Algorithm one = first.algorithm;
        Algorithm other = second.algorithm;
        return other == null || (one != null && one.compareTo(other) >= 0) ? first : second;
    }

    /** Whether it is of this realm, which a plan writes without the escapes of a header. */
    public boolean isOf(String plain) {
        return ParameterScanner.unescaped(realm).equals(plain);
    }

    Challenge withNonce(String next) {
        return new Challenge(realm, next, opaque, algorithm, session, qop, false);
    }

    /** The realm as people may read it: it came from outside. */
    public String shownRealm() {
        String shown = realm.replaceAll("\\p{Cntrl}", " ");
        return shown.length() > LONGEST_SHOWN ? shown.substring(0, LONGEST_SHOWN) + "…" : shown;
    }

    @Override
    public String toString() {
        return "Challenge[" + (algorithm == null ? "?" : algorithm.word()) + "]";
    }
}
