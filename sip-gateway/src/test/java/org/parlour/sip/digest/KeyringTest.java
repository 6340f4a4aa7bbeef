package org.parlour.sip.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.parlour.sip.digest.Keyring.Asker;
import org.parlour.wire.call.Reading;

class KeyringTest {
    private static final Credentials WE = new Credentials("49302312500", new Password("open sesame"));

    private final Keyring keyring = new Keyring(new SplittableRandom(1));

    private static Challenge challenge(String more) {
        if (Keyring.asked(List.of("Digest realm=\"a\", nonce=\"first\"" + more))
                instanceof Reading.Parsed<List<Challenge>>(List<Challenge> challenges)) {
            return challenges.getFirst();
        }
        throw new AssertionError("no challenge");
    }

    private String answer() {
        return keyring.answers(WE, "REGISTER", "sip:example.com").getFirst().value();
    }

    @Test
    void countsTheUsesOfANonce() {
        keyring.learn(Asker.SERVER, challenge(", qop=\"auth\""));
        assertThat(answer()).contains("nc=00000001");
        assertThat(answer()).contains("nc=00000002");
        keyring.learn(Asker.SERVER, challenge(", qop=\"auth\""));
        assertThat(answer()).contains("nc=00000001");
    }

    @Test
    void noTwoUsesHaveOneCnonce() {
        keyring.learn(Asker.SERVER, challenge(", qop=\"auth\""));
        assertThat(answer().replaceAll(".*cnonce=\"([^\"]*)\".*", "$1"))
                .hasSize(32)
                .isNotEqualTo(answer().replaceAll(".*cnonce=\"([^\"]*)\".*", "$1"));
    }

    @Test
    void theNextNonceIsTakenFromAuthenticationInfo() {
        keyring.learn(Asker.SERVER, challenge(", qop=\"auth\""));
        assertThat(answer()).contains("nonce=\"first\"");
        keyring.heed("qop=auth, rspauth=\"0\", nextnonce=\"second\"");
        assertThat(answer()).contains("nonce=\"second\"").contains("nc=00000001");
    }

    @Test
    void aProxyAndAServerAreAnsweredEachInItsHeader() {
        keyring.learn(Asker.SERVER, challenge(""));
        keyring.learn(Asker.PROXY, challenge(""));
        assertThat(keyring.answers(WE, "REGISTER", "sip:example.com"))
                .extracting(answer -> answer.to().answer())
                .containsExactly("Authorization", "Proxy-Authorization");
    }

    @Test
    void quotesInAUserCannotEndItsField() {
        keyring.learn(Asker.SERVER, challenge(""));
        Credentials odd = new Credentials("a\", realm=\"b", new Password("x"));
        assertThat(keyring.answers(odd, "REGISTER", "sip:example.com")
                        .getFirst()
                        .value())
                .startsWith("Digest username=\"a\\\", realm=\\\"b\", realm=\"a\"");
    }

    @Test
    void nothingPrintsWhatIsSecret() {
        keyring.learn(Asker.SERVER, challenge(", qop=\"auth\""));
        assertThat(List.of(
                                keyring,
                                WE,
                                WE.password(),
                                keyring.answers(WE, "REGISTER", "sip:example.com"),
                                challenge(""))
                        .toString())
                .doesNotContain("open")
                .doesNotContain("493")
                .doesNotContain("first")
                .doesNotContain("response");
    }

    @Test
    void aHundredRealmsAreNotKept() {
        for (int i = 0; i < 100; i++) {
            keyring.learn(
                    Asker.SERVER,
                    new Challenge("realm" + i, "n", null, Algorithm.MD5, false, Challenge.Qop.AUTH, false));
        }
        assertThat(keyring.answers(WE, "REGISTER", "sip:example.com")).hasSizeLessThanOrEqualTo(8);
    }
}
