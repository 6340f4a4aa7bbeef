package org.parlour.sip.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.wire.call.Reading;

class ChallengeTest {
    private static List<Challenge> read(String value) {
        if (Challenge.parse(value) instanceof Reading.Parsed<List<Challenge>>(List<Challenge> challenges)) {
            return challenges;
        }
        throw new AssertionError("no challenge: " + value);
    }

    @Test
    void readsWhatRfc3261Shows() {
        Challenge challenge = read("Digest realm=\"atlanta.com\", domain=\"sip:boxesbybob.com\", qop=\"auth\", "
                        + "nonce=\"f84f1cec41e6cbe5aea9c8e88d359\", opaque=\"\", stale=FALSE, algorithm=MD5")
                .getFirst();
        assertThat(challenge)
                .isEqualTo(new Challenge(
                        "atlanta.com",
                        "f84f1cec41e6cbe5aea9c8e88d359",
                        "",
                        Algorithm.MD5,
                        false,
                        Challenge.Qop.AUTH,
                        false));
        assertThat(challenge.isAnswerable()).isTrue();
    }

    @Test
    void severalChallengesStandInOneLine() {
        List<Challenge> challenges =
                read("Basic realm=\"old, very old\", Digest realm=\"a\",nonce=\"1\",qop=\"auth,auth-int\""
                        + " , Digest nonce=\"2\", algorithm=SHA-256, realm=\"a\" ,Negotiate, digest realm=b, nonce=3");
        assertThat(challenges).extracting(Challenge::nonce).containsExactly("1", "2", "3");
        assertThat(challenges).extracting(Challenge::realm).containsExactly("a", "a", "b");
    }

    @Test
    void theStrongestOfEachRealmIsAnswered() {
        List<Challenge> all = read("Digest realm=\"a\", nonce=\"1\", algorithm=MD5, "
                + "Digest realm=\"a\", nonce=\"2\", algorithm=SHA-256, "
                + "Digest realm=\"a\", nonce=\"3\", algorithm=SHA-512-256-FUTURE, "
                + "Digest realm=\"b\", nonce=\"4\"");
        assertThat(Challenge.strongest(all)).extracting(Challenge::nonce).containsExactly("2", "4");
    }

    @Test
    void ofEqualsTheTopmostIsAnswered() {
        List<Challenge> all = read("Digest realm=\"a\", nonce=\"1\", Digest realm=\"a\", nonce=\"2\"");
        assertThat(Challenge.strongest(all)).extracting(Challenge::nonce).containsExactly("1");
    }

    @Test
    void commasAndEscapesInQuotesAreLetters() {
        Challenge challenge =
                read("Digest realm=\"a \\\"b\\\", c=d\", nonce=\"n,o=nce\"").getFirst();
        assertThat(challenge.realm()).isEqualTo("a \\\"b\\\", c=d");
        assertThat(challenge.isOf("a \"b\", c=d")).isTrue();
        assertThat(challenge.nonce()).isEqualTo("n,o=nce");
    }

    @Test
    void noncesWithoutQuotesAndStaleInAnyCaseAreUnderstood() {
        Challenge challenge = read("DIGEST REALM=a,NONCE=ab/c+d==,STALE=True,Algorithm=sha-256")
                .getFirst();
        assertThat(challenge.nonce()).isEqualTo("ab/c+d==");
        assertThat(challenge.stale()).isTrue();
        assertThat(challenge.algorithm()).isEqualTo(Algorithm.SHA_256);
    }

    @Test
    void onlyAuthIntIsNotAnswered() {
        assertThat(read("Digest realm=\"a\", nonce=\"1\", qop=\"auth-int\"")
                        .getFirst()
                        .isAnswerable())
                .isFalse();
    }

    @Test
    void sessionsAreAnsweredOnlyWithACnonce() {
        assertThat(read("Digest realm=\"a\", nonce=\"1\", qop=\"auth\", algorithm=MD5-sess")
                        .getFirst()
                        .isAnswerable())
                .isTrue();
        assertThat(read("Digest realm=\"a\", nonce=\"1\", algorithm=MD5-sess")
                        .getFirst()
                        .isAnswerable())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " , ,",
                "=",
                "Digest",
                "Digest realm",
                "Digest realm=",
                "Digest realm=\"a\"",
                "Digest realm=\"a\", nonce=\"",
                "Digest realm=\"a\\",
                "Digest realm=a\\, nonce=1",
                "Basic realm=\"a\"",
                "\"Digest\" realm=\"a\", nonce=\"1\""
            })
    void garbageIsAValue(String value) {
        assertThat(Challenge.parse(value)).isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void neitherRealmNorNonceIsPrinted() {
        assertThat(read("Digest realm=\"house\", nonce=\"wedge\"").toString())
                .doesNotContain("house")
                .doesNotContain("wedge");
    }
}
