package org.parlour.callers.playwright;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.callers.page.Page;
import org.parlour.callers.page.Person;
import org.parlour.callers.page.PlainCall;
import org.parlour.callers.page.PlainPages;
import org.parlour.callers.page.Setup;

/** What Chromium's devices show and say is seen and heard again behind a call. */
@Tag("peer")
// What is heard is measured, so nobody else works meanwhile.
@Isolated
class ChromiumTest {
    private static final Person DOCTOR = new Person("The doctor", 17);
    private static final Person PATIENT = new Person("The patient", 42);

    @TempDir
    Path folder;

    @Test
    void itsFilesAreSeenAndHeard() throws Exception {
        try (PlainPages plain = PlainPages.open();
                Chromium chromium = Chromium.open(folder, DOCTOR);
                Page page = chromium.page(Setup.of(DOCTOR))) {
            PlainCall.begin(page, plain.address());
            PlainCall.assertIsSeenAndHeard(page, DOCTOR, PATIENT);
        }
    }

    @Test
    void writtenDevicesAreSeenAndHeard() throws Exception {
        try (PlainPages plain = PlainPages.open();
                Chromium chromium = Chromium.open(folder, DOCTOR);
                Page page = chromium.page(Setup.written(PATIENT))) {
            PlainCall.begin(page, plain.address());
            PlainCall.assertIsSeenAndHeard(page, PATIENT, DOCTOR);
        }
    }
}
