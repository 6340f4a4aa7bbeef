package org.parlour.sip.registration;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.parlour.dialplan.plan.Registration;
import org.parlour.wire.call.TrunkName;

/**
 * The user part of our Contact: who knows it has it from the provider, so that a request to it belongs to the trunk from
 * whatever address it comes. 160 bits that nobody can guess; hex, because some registrars change letters to lower case.
 */
public record ContactUser(String text) {
    private static final int BYTES = 20;

    /**
     * The same each time for the same key: a house that is started anew replaces its binding and does not add one.
     *
     * @param key of the house, at least 16 bytes that nobody can guess
     */
    public static ContactUser keyed(byte[] key, TrunkName trunk, Registration registration) {
        if (key.length < 16) {
            throw new IllegalArgumentException("a key of fewer than 16 bytes can be guessed");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String what = String.join(
                    "\n", "contact", trunk.text(), registration.registrar().toString(), registration.user());
            byte[] mark = mac.doFinal(what.getBytes(StandardCharsets.UTF_8));
            return new ContactUser(HexFormat.of().formatHex(Arrays.copyOf(mark, BYTES)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HMAC", missing);
        }
    }

    boolean isUserOf(String user) {
        return user.toLowerCase(Locale.ROOT).equals(text);
    }

    @Override
    public String toString() {
        return "ContactUser[****]";
    }
}
