package org.parlour.callers.puppeteer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.callers.network.Namespace;
import org.parlour.callers.page.Page;
import org.parlour.callers.page.Person;
import org.parlour.callers.page.PlainCall;
import org.parlour.callers.page.PlainPages;
import org.parlour.callers.page.Setup;

/** What a page in Firefox, in a network of its own, is shown and told by written devices is seen and heard again. */
@Tag("peer")
// What is heard is measured, so nobody else works meanwhile.
@Isolated
class FirefoxTest {
    private static final Person DOCTOR = new Person("The doctor", 17);
    private static final Person PATIENT = new Person("The patient", 42);

    @TempDir
    Path folder;

    @Test
    void writtenDevicesAreSeenAndHeardInANetworkOfItsOwn() throws Exception {
        try (PlainPages plain = PlainPages.open();
                Namespace network = Namespace.make();
                Firefox firefox = Firefox.open(folder, network, plain.port());
                Page page = firefox.page(Setup.written(PATIENT))) {
            PlainCall.begin(page, plain.address());
            assertThat(page.ask("() => window.isSecureContext").asBoolean()).isTrue();
            String candidates = page.ask("() => plain.one.localDescription.sdp").asString();
            assertThat(candidates).contains(network.guestAddress().getHostAddress());
            PlainCall.assertIsSeenAndHeard(page, PATIENT, DOCTOR);
            page.photograph(folder.resolve("page.png"));
        }
    }
}
