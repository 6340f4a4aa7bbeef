package org.parlour.dialplan.revision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.parlour.dialplan.plan.Plan;
import org.parlour.dialplan.plan.PlanText;

/**
 * A plan that held, or holds.
 *
 * @param number from 1; each is one more than the one before it
 * @param hash of its texts and their files' names
 */
public record Revision(long number, String hash, List<PlanText> texts, Plan plan) {
    /** What HTTP calls the state before the first revision. */
    public static final String FIRST_TAG = "\"0\"";

    private static final int TAG_DIGITS = 16;

    static Revision of(long number, List<PlanText> texts, Plan plan) {
        List<PlanText> sorted = texts.stream().sorted().toList();
        return new Revision(number, hashOf(sorted), sorted, plan);
    }

    /** As HTTP names it: {@code "7-0123456789abcdef"}, quotes and all (RFC 9110 section 8.8.3). */
    public String tag() {
        return "\"" + number + "-" + hash.substring(0, TAG_DIGITS) + "\"";
    }

    static String hashOf(List<PlanText> texts) {
        MessageDigest digest = sha256();
        for (PlanText text : texts.stream().sorted().toList()) {
            // Neither a name nor a text holds a zero byte that YAML would take, so that no two plans run into one.
            digest.update(text.file().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(text.text().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
