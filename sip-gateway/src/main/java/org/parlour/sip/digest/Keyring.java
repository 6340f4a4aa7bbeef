package org.parlour.sip.digest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.parlour.wire.call.Reading;

/**
 * What we were last asked by each realm, and the answers to it. A nonce is used again until somebody asks anew, so that
 * most requests need no second round; each use is counted (RFC 7616 section 3.4, {@code nc}).
 */
public final class Keyring {
    /** Who asks: the server itself, or a proxy before it (RFC 3261 section 22.3). */
    public enum Asker {
        SERVER("WWW-Authenticate", "Authorization"),
        PROXY("Proxy-Authenticate", "Proxy-Authorization");

        private final String question;
        private final String answer;

        Asker(String question, String answer) {
            this.question = question;
            this.answer = answer;
        }

        /** The header that holds its challenges. */
        public String question() {
            return question;
        }

        /** The header that holds our answers. */
        public String answer() {
            return answer;
        }
    }

    /** One header of a request that proves who we are. */
    public record Answer(Asker to, String value) {
        @Override
        public String toString() {
            return "Answer[" + to.answer + "]";
        }
    }

    private record Lock(Asker asker, String realm) {
        @Override
        public String toString() {
            return "Lock[" + asker + "]";
        }
    }

    // A chain of proxies has one realm each; nobody has more than a few.
    private static final int MOST_REALMS = 8;
    private static final int CNONCE_BYTES = 16;

    private final RandomGenerator chance;
    private final Map<Lock, Challenge> challenges = new LinkedHashMap<>();
    private final Map<Lock, Long> uses = new HashMap<>();

    /** What nobody can guess: {@code cnonce}s are drawn from it. */
    public Keyring(RandomGenerator chance) {
        this.chance = chance;
    }

    /** From now on this is what the realm asks. */
    public void learn(Asker asker, Challenge challenge) {
        Lock lock = new Lock(asker, challenge.realm());
        if (challenges.size() >= MOST_REALMS && !challenges.containsKey(lock)) {
            forget();
        }
        challenges.put(lock, challenge);
        uses.put(lock, 0L);
    }

    public boolean isEmpty() {
        return challenges.isEmpty();
    }

    public void forget() {
        challenges.clear();
        uses.clear();
    }

    /** An Authentication-Info may name the nonce to use next (RFC 7616 section 3.5). It names no realm. */
    public void heed(String authenticationInfo) {
        Map<String, String> parameters = new HashMap<>();
        List<Lock> servers = challenges.keySet().stream()
                .filter(lock -> lock.asker == Asker.SERVER)
                .toList();
        if (servers.size() == 1 && new ParameterScanner(authenticationInfo).parameters(parameters)) {
            String next = parameters.getOrDefault("nextnonce", "");
            Lock lock = servers.getFirst();
            if (!next.isEmpty()) {
                challenges.computeIfPresent(lock, (_, challenge) -> challenge.withNonce(next));
                uses.put(lock, 0L);
            }
        }
    }

    /** What a request has to bear: one answer for each realm that ever asked. Counts as one use of each nonce. */
    public List<Answer> answers(Credentials credentials, String method, String uri) {
        List<Answer> answers = new ArrayList<>();
        challenges.forEach((lock, challenge) -> {
            byte[] cnonce = new byte[CNONCE_BYTES];
            chance.nextBytes(cnonce);
            long use = uses.merge(lock, 1L, Long::sum);
            Use once = new Use(HexFormat.of().formatHex(cnonce), use);
            answers.add(new Answer(lock.asker, once.answer(challenge, credentials, method, uri)));
        });
        return answers;
    }

    /** One use of a nonce. */
    record Use(String cnonce, long count) {
        String answer(Challenge challenge, Credentials credentials, String method, String uri) {
            Algorithm algorithm = challenge.algorithm();
            if (algorithm == null || !challenge.isAnswerable()) {
                throw new IllegalArgumentException("a challenge that cannot be answered");
            }
            boolean protects = challenge.qop() == Challenge.Qop.AUTH;
            StringBuilder text = new StringBuilder(256).append("Digest username=\"");
            text.append(escaped(credentials.user())).append("\", realm=\"").append(challenge.realm());
            text.append("\", nonce=\"")
                    .append(challenge.nonce())
                    .append("\", uri=\"")
                    .append(uri);
            text.append("\", response=\"").append(response(challenge, algorithm, credentials, method, uri));
            text.append("\", algorithm=").append(algorithm.word()).append(challenge.session() ? "-sess" : "");
            if (protects) {
                text.append(", cnonce=\"")
                        .append(cnonce)
                        .append("\", qop=auth, nc=")
                        .append(hexCount());
            }
            if (challenge.opaque() != null) {
                text.append(", opaque=\"").append(challenge.opaque()).append('"');
            }
            return text.toString();
        }

        /** RFC 7616 section 3.4.1. */
        String response(Challenge challenge, Algorithm algorithm, Credentials credentials, String method, String uri) {
            String first = algorithm.hash(credentials.user() + ":" + ParameterScanner.unescaped(challenge.realm()) + ":"
                    + credentials.password().reveal());
            if (challenge.session()) {
                first = algorithm.hash(first + ":" + challenge.nonce() + ":" + cnonce);
            }
            String second = algorithm.hash(method + ":" + uri);
            return challenge.qop() == Challenge.Qop.AUTH
                    ? algorithm.hash(String.join(":", first, challenge.nonce(), hexCount(), cnonce, "auth", second))
                    : algorithm.hash(String.join(":", first, challenge.nonce(), second));
        }

        private String hexCount() {
            return String.format("%08x", count);
        }

        private static String escaped(String user) {
            return user.replace("\\", "\\\\").replace("\"", "\\\"");
        }
    }

    /** What a header asks of us, and why it cannot be answered if it cannot. */
    public static Reading<List<Challenge>> asked(List<String> values) {
        List<Challenge> all = new ArrayList<>();
        String flaw = "no challenge to answer";
        for (String value : values) {
            switch (Challenge.parse(value)) {
                case Reading.Parsed<List<Challenge>>(List<Challenge> some) -> all.addAll(some);
                case Reading.Malformed<List<Challenge>>(String reason) -> flaw = reason;
            }
        }
        List<Challenge> best = Challenge.strongest(all);
        if (best.isEmpty() && !all.isEmpty()) {
            flaw = "only challenges of an algorithm or protection that is not spoken here";
        }
        return best.isEmpty() ? new Reading.Malformed<>(flaw) : new Reading.Parsed<>(best);
    }

    @Override
    public String toString() {
        return "Keyring[" + challenges.size() + " realms]";
    }
}
