package org.parlour.callers.playwright;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.callers.page.Looks;
import org.parlour.callers.page.Page;
import org.parlour.callers.page.Person;
import org.parlour.callers.page.PlainPages;
import org.parlour.callers.page.Setup;
import org.parlour.callers.phone.Ear;

/** What Chromium's files show and say is seen and heard again in a page of it. */
@Tag("peer")
// What is heard is measured, so nobody else works meanwhile.
@Isolated
class ChromiumTest {
    private static final Person DOCTOR = new Person("The doctor", 17);
    private static final Person PATIENT = new Person("The patient", 42);
    private static final Duration TALK = Duration.ofSeconds(12);
    private static final double NEARLY_ALWAYS = 0.95;

    @TempDir
    Path folder;

    @Test
    void itsFilesAreSeenAndHeardThroughACall() throws Exception {
        try (PlainPages plain = PlainPages.open();
                Chromium chromium = Chromium.open(folder, DOCTOR);
                Page page = chromium.page(Setup.of(DOCTOR))) {
            assertIsSeenAndHeard(page, plain, DOCTOR, PATIENT);
        }
    }

    @Test
    void writtenDevicesAreSeenAndHeardThroughACall() throws Exception {
        try (PlainPages plain = PlainPages.open();
                Chromium chromium = Chromium.open(folder, DOCTOR);
                Page page = chromium.page(Setup.written(PATIENT))) {
            assertIsSeenAndHeard(page, plain, PATIENT, DOCTOR);
        }
    }

    private static void assertIsSeenAndHeard(Page page, PlainPages plain, Person who, Person nobody) throws Exception {
        page.go(plain.address());
        page.watch("tile", "#other video");
        page.press("#call");
        page.until("a call", Page.PATIENCE, "() => document.querySelector('#other video')?.videoWidth > 0");
        page.linger(Duration.ofSeconds(1));
        page.listen();
        page.watch("talk", "#other video");
        page.linger(TALK);
        Looks looks = page.seen("talk");
        assertThat(looks.numbers()).containsExactly(who.number());
        assertThat(looks.different(who.number())).as(looks.toString()).isGreaterThan(150);
        assertThat(looks.longestStillMillis(who.number())).isLessThan(1_000);
        short[] heard = page.heard();
        Ear.Hearing hearing = Ear.listen(heard, who.marker());
        assertThat(hearing.foundShare()).as(hearing.toString()).isGreaterThanOrEqualTo(NEARLY_ALWAYS);
        assertThat(Ear.listen(heard, nobody.marker()).foundShare()).isZero();
        assertThat(page.complaints()).isEmpty();
    }
}
