package org.parlour.conference;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.parlour.conference.host.DataFolder;
import org.parlour.conference.host.LocalNames;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.secrets.Secrets;
import org.parlour.conference.store.ProgramRuns;
import org.parlour.conference.store.ProgramRuns.LostRun;
import org.parlour.conference.store.Store;
import org.parlour.conference.web.DoorCertificate;
import org.parlour.conference.web.GivenCertificate;
import org.parlour.conference.web.HouseCertificate;
import org.parlour.conference.web.WebSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must stand before Spring builds on it: the data folder held, the secrets made, the certificate
 * found, the store open. Each can refuse, and a refusal here is one sentence instead of a stack trace.
 */
record Foundation(
        Settings settings,
        InstantSource clock,
        DataFolder folder,
        Secrets secrets,
        DoorCertificate certificate,
        Store store,
        ProgramRuns runs)
        implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Foundation.class);

    static Foundation lay(Settings settings, InstantSource clock) throws Refusal {
        DataFolder folder = DataFolder.claim(settings.dataFolder());
        try {
            SecureRandom random = new SecureRandom();
            Secrets secrets = Secrets.open(folder.path(), random);
            DoorCertificate certificate = certificate(settings.web(), folder.path(), secrets, random, clock);
            Store store = Store.open(folder.path());
            ProgramRuns runs = new ProgramRuns(store, clock);
            greet(runs.begin(Version.ofProgram(), ProcessHandle.current().pid()));
            return new Foundation(settings, clock, folder, secrets, certificate, store, runs);
        } catch (Refusal | RuntimeException failed) {
            release(folder, failed);
            throw failed;
        }
    }

    private static DoorCertificate certificate(
            WebSettings web, Path folder, Secrets secrets, SecureRandom random, InstantSource clock) throws Refusal {
        if (web.certificate() != null && web.privateKey() != null) {
            return GivenCertificate.open(Path.of(web.certificate()), Path.of(web.privateKey()), clock.instant());
        }
        return HouseCertificate.open(folder, secrets, LocalNames::read, web.names(), random, clock.instant());
    }

    private static void greet(List<LostRun> lost) {
        for (LostRun run : lost) {
            LOG.warn(
                    "The run that began at {} (process {}) ended without a goodbye:"
                            + " it was killed, or the power went, or this is a backup of it.",
                    run.startedAt(),
                    run.processId());
        }
    }

    private static void release(DataFolder folder, Exception failed) {
        try {
            folder.close();
        } catch (IOException unreleased) {
            failed.addSuppressed(unreleased);
        }
    }

    /** Notes the good end, and leaves the folder to the next. */
    @Override
    public void close() throws IOException {
        try (folder;
                store) {
            runs.end();
        }
    }
}
