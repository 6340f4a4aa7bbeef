package org.parlour.sip.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** What nobody else may know. It cannot be printed. */
public final class Password {
    private final String text;

    public Password(String text) {
        this.text = text;
    }

    /** The password itself: to make a digest with, and nothing else. */
    String reveal() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Password password && MessageDigest.isEqual(bytes(), password.bytes());
    }

    private byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "Password[****]";
    }
}
