package org.parlour.conference.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.parlour.conference.host.DurableFiles.OWNER_ONLY_FILE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.parlour.conference.host.DurableFiles;
import org.parlour.conference.host.Refusal;

/** The keys of the house, each 256 random bits in a file of its own, so that one may be lost without the others. */
final class HouseKeys {
    static final String PIN_LOOKUP = "pin-lookup-key";
    static final String PIN_SEAL = "pin-seal-key";
    static final String CALLER = "caller-key";
    static final String LINK_LOOKUP = "link-lookup-key";
    static final String LINK_SEAL = "link-seal-key";
    static final String CONTACT = "contact-key";

    private static final int LENGTH_BYTES = 32;

    private HouseKeys() {}

    /** Reads a key, or makes it at the first start. */
    static byte[] readOrMint(Path file, SecureRandom random) throws IOException, Refusal {
        if (!Files.exists(file)) {
            byte[] key = new byte[LENGTH_BYTES];
            random.nextBytes(key);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(key);
            DurableFiles.write(file, (text + "\n").getBytes(UTF_8), OWNER_ONLY_FILE);
        }
        byte[] key = decoded(Files.readString(file, UTF_8).strip());
        if (key.length != LENGTH_BYTES) {
            throw new Refusal("The key in " + file + " is damaged. Put the file of a backup in its place: without it"
                    + " what was written with it cannot be read.");
        }
        return key;
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException damaged) {
            return new byte[0];
        }
    }
}
