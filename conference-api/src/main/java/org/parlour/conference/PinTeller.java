package org.parlour.conference;

import static org.parlour.conference.host.DurableFiles.OWNER_ONLY_FOLDER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.parlour.conference.host.DurableFiles;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.room.DemoRoom;
import org.parlour.conference.secrets.Secrets;
import org.parlour.conference.store.Store;
import org.springframework.util.FileSystemUtils;

/** Tells the first room's PIN to who owns the data directory, also while the program serves: it reads a copy. */
final class PinTeller {
    private PinTeller() {}

    static String tell(Path data) throws Refusal {
        if (!Files.exists(data.resolve(Store.FILE))) {
            throw new Refusal("There is no store in " + data + ". Set PARLOUR_DATA to the data directory.");
        }
        Secrets secrets = Secrets.open(data, new SecureRandom());
        try {
            Path copy = Files.createTempDirectory("parlour-pin", DurableFiles.mode(OWNER_ONLY_FOLDER));
            try {
                Store.copy(data, copy);
                return read(copy, secrets);
            } finally {
                FileSystemUtils.deleteRecursively(copy);
            }
        } catch (IOException failed) {
            throw new Refusal("The store in " + data + " cannot be read (" + Refusal.reason(failed) + ").", failed);
        }
    }

    private static String read(Path copy, Secrets secrets) throws IOException, Refusal {
        try (Store store = Store.open(copy)) {
            return DemoRoom.invitation(store, secrets, InstantSource.system())
                    .map(known -> "number " + known.number().reveal() + ", PIN "
                            + known.pin().revealInThrees())
                    .orElseThrow(() -> new Refusal("The room that the first start made is closed."));
        }
    }
}
