package org.parlour.conference.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.parlour.conference.host.DurableFiles.OWNER_ONLY_FILE;
import static org.parlour.conference.host.DurableFiles.OWNER_ONLY_FOLDER;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import org.parlour.conference.host.DurableFiles;
import org.parlour.conference.host.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder {@code data/secrets}: mode 700, its files 600, each written whole or not at all.
 *
 * <p>Modes that let others read are put right with a warning, because the secret may be known by now.
 */
public final class Secrets {
    public static final String FOLDER = "secrets";
    public static final String ADMIN_TOKEN = "admin-token";
    private static final Logger LOG = LoggerFactory.getLogger(Secrets.class);

    private final Path folder;
    private final AdminToken adminToken;
    private final KeyedHash pinLookup;
    private final Seal pinSeal;
    private final KeyedHash callers;
    private final KeyedHash linkLookup;
    private final Seal linkSeal;
    private final byte[] contactKey;

    private Secrets(Path folder, SecureRandom random) throws IOException, Refusal {
        this.folder = folder;
        this.adminToken = readOrMintToken(folder, random);
        this.pinLookup = new KeyedHash(HouseKeys.readOrMint(folder.resolve(HouseKeys.PIN_LOOKUP), random));
        this.pinSeal = new Seal(HouseKeys.readOrMint(folder.resolve(HouseKeys.PIN_SEAL), random), random);
        this.callers = new KeyedHash(HouseKeys.readOrMint(folder.resolve(HouseKeys.CALLER), random));
        this.linkLookup = new KeyedHash(HouseKeys.readOrMint(folder.resolve(HouseKeys.LINK_LOOKUP), random));
        this.linkSeal = new Seal(HouseKeys.readOrMint(folder.resolve(HouseKeys.LINK_SEAL), random), random);
        this.contactKey = HouseKeys.readOrMint(folder.resolve(HouseKeys.CONTACT), random);
    }

    public static Secrets open(Path dataFolder, SecureRandom random) throws Refusal {
        Path folder = dataFolder.resolve(FOLDER);
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, DurableFiles.mode(OWNER_ONLY_FOLDER));
                DurableFiles.sync(dataFolder);
            }
            correctModes(folder);
            return new Secrets(folder, random);
        } catch (IOException failed) {
            throw new Refusal(
                    "The secrets in " + folder + " cannot be used (" + Refusal.reason(failed)
                            + "). They have to belong to the user who starts Parlour.",
                    failed);
        }
    }

    public AdminToken adminToken() {
        return adminToken;
    }

    /** By which a PIN that was typed is found. */
    public KeyedHash pinLookup() {
        return pinLookup;
    }

    /** Under which a PIN lies for those who may invite. */
    public Seal pinSeal() {
        return pinSeal;
    }

    /** By which a caller is known again, without their number. */
    public KeyedHash callers() {
        return callers;
    }

    /** By which the key of a link is found. */
    public KeyedHash linkLookup() {
        return linkLookup;
    }

    /** Under which the key of a link lies for those who may invite. */
    public Seal linkSeal() {
        return linkSeal;
    }

    /** Of which our Contacts with providers are made. */
    public byte[] contactKey() {
        return contactKey.clone();
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    public Optional<String> read(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Optional.of(Files.readString(file, UTF_8)) : Optional.empty();
    }

    public void write(String name, String content) throws IOException {
        DurableFiles.write(folder.resolve(name), content.getBytes(UTF_8), OWNER_ONLY_FILE);
    }

    private static AdminToken readOrMintToken(Path folder, SecureRandom random) throws IOException, Refusal {
        Path file = folder.resolve(ADMIN_TOKEN);
        if (!Files.exists(file)) {
            DurableFiles.write(file, (AdminToken.mint(random) + "\n").getBytes(UTF_8), OWNER_ONLY_FILE);
        }
        String token = Files.readString(file, UTF_8).strip();
        if (token.length() < AdminToken.SHORTEST_LENGTH_CHARS) {
            throw new Refusal("The admin token in " + file + " is shorter than " + AdminToken.SHORTEST_LENGTH_CHARS
                    + " characters. Write a longer one, or delete the file and a new one is made.");
        }
        return new AdminToken(token);
    }

    private static void correctModes(Path folder) throws IOException {
        correctMode(folder, OWNER_ONLY_FOLDER);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    correctMode(file, OWNER_ONLY_FILE);
                }
            }
        }
    }

    private static void correctMode(Path path, Set<PosixFilePermission> wanted) throws IOException {
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(path);
        if (wanted.equals(found)) {
            return;
        }
        Files.setPosixFilePermissions(path, wanted);
        if (!wanted.containsAll(found)) {
            LOG.warn(
                    "{} could be used by others (mode {}); it is {} now. Replace what they may have read.",
                    path,
                    PosixFilePermissions.toString(found),
                    PosixFilePermissions.toString(wanted));
        }
    }
}
