package org.parlour.callers.browser;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The name that a browser gives itself, once. */
final class Device {
    private static final int BYTES = 16;

    private Device() {}

    static String drawn() {
        byte[] drawn = new byte[BYTES];
        new SecureRandom().nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
