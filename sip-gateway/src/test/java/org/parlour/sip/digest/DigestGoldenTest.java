package org.parlour.sip.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.wire.call.Reading;

/** The examples of the RFCs, whose answers are known. */
class DigestGoldenTest {
    private static final String HTTP_AUTH = "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", %s"
            + "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", "
            + "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
    private static final Keyring.Use FIRST = new Keyring.Use("f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", 1);

    private static Challenge challenge(String value) {
        if (Challenge.parse(value) instanceof Reading.Parsed<List<Challenge>>(List<Challenge> challenges)) {
            return challenges.getFirst();
        }
        throw new AssertionError("no challenge: " + value);
    }

    @Test
    void rfc7616Section391ByMd5() {
        Credentials mufasa = new Credentials("Mufasa", new Password("Circle of Life"));
        String answer =
                FIRST.answer(challenge(HTTP_AUTH.formatted("algorithm=MD5, ")), mufasa, "GET", "/dir/index.html");
        assertThat(answer)
                .isEqualTo("Digest username=\"Mufasa\", realm=\"http-auth@example.org\", "
                        + "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", uri=\"/dir/index.html\", "
                        + "response=\"8ca523f5e9506fed4657c9700eebdbec\", algorithm=MD5, "
                        + "cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", qop=auth, nc=00000001, "
                        + "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
    }

    @Test
    void rfc7616Section391BySha256() {
        Credentials mufasa = new Credentials("Mufasa", new Password("Circle of Life"));
        String answer =
                FIRST.answer(challenge(HTTP_AUTH.formatted("algorithm=SHA-256, ")), mufasa, "GET", "/dir/index.html");
        assertThat(answer)
                .contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"")
                .contains("algorithm=SHA-256");
    }

    @Test
    void rfc2617Section35() {
        Credentials mufasa = new Credentials("Mufasa", new Password("Circle Of Life"));
        Challenge challenge = challenge("Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\", "
                + "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
        assertThat(new Keyring.Use("0a4f113b", 1).answer(challenge, mufasa, "GET", "/dir/index.html"))
                .contains("response=\"6629fae49393a05397450978507c4ef1\"")
                .contains("nc=00000001")
                .contains("opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
    }

    /** RFC 2069 section 2.4 with the value that its errata give: without qop neither cnonce nor count go in. */
    @Test
    void rfc2069Section24() {
        Credentials mufasa = new Credentials("Mufasa", new Password("CircleOfLife"));
        Challenge challenge = challenge("Digest realm=\"testrealm@host.com\", "
                + "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
        assertThat(new Keyring.Use("0a4f113b", 1).answer(challenge, mufasa, "GET", "/dir/index.html"))
                .contains("response=\"1949323746fe6a43ef61f9606e7febea\"")
                .doesNotContain("cnonce")
                .doesNotContain("nc=");
    }

    /** NIST's examples of the hashes themselves. */
    @Test
    void hashesOfAbc() {
        assertThat(Algorithm.MD5.hash("abc")).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
        assertThat(Algorithm.SHA_256.hash("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Algorithm.SHA_512_256.hash("abc"))
                .isEqualTo("53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23");
    }
}
