package org.parlour.sip.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;
import org.parlour.wire.call.Reading;

/** Whatever is asked, the answer has one line and its quotes close. */
class ChallengeFuzzTest {
    private static final Credentials WE = new Credentials("doctor", new Password("open sesame"));

    private final List<byte[]> goldens = List.of(
            octets("Digest realm=\"atlanta.com\", domain=\"sip:a.com\", qop=\"auth,auth-int\", nonce=\"f84f1cec\", "
                    + "opaque=\"\", stale=FALSE, algorithm=MD5"),
            octets("Basic realm=\"old, very\\\" old\", Digest realm=a, nonce=1, qop=auth, algorithm=SHA-256-sess"),
            octets("Digest nonce=\"2\\\\\", algorithm=SHA-512-256, realm=\"a\" ,Negotiate abc==, digest realm=b,"
                    + " nonce=3"));

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void answersAnyStorm() {
        Fuzz.storm("digest-challenge", goldens, ChallengeFuzzTest::play);
    }

    private static void play(byte[] bytes) {
        String value = new String(bytes, StandardCharsets.ISO_8859_1);
        Keyring keyring = new Keyring(new SplittableRandom(bytes.length));
        if (Keyring.asked(List.of(value)) instanceof Reading.Parsed<List<Challenge>>(List<Challenge> challenges)) {
            challenges.forEach(challenge -> keyring.learn(Keyring.Asker.SERVER, challenge));
            keyring.heed(value);
            for (Keyring.Answer answer : keyring.answers(WE, "REGISTER", "sip:example.com")) {
                String bare = answer.value().replaceAll("\\\\.", "");
                assertThat(bare.chars().filter(letter -> letter == '"').count() % 2)
                        .as(bare)
                        .isZero();
            }
        }
    }
}
