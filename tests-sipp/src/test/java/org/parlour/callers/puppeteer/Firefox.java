package org.parlour.callers.puppeteer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.parlour.callers.network.Doorway;
import org.parlour.callers.network.Namespace;
import org.parlour.callers.page.Instruments;
import org.parlour.callers.page.Page;
import org.parlour.callers.page.Setup;
import org.parlour.callers.process.Spawned;

/**
 * One process of Debian's Firefox, in a network of its own. Its pages find the program at localhost, as everywhere, and
 * its media by the cable.
 */
public final class Firefox implements AutoCloseable {
    private final Driver driver;
    private final Doorway doorway;
    private int pages;

    private Firefox(Driver driver, Doorway doorway) {
        this.driver = driver;
        this.doorway = doorway;
    }

    /**
     * Starts one.
     *
     * @param housePort of the HTTP door on this machine, and the same in there
     */
    public static Firefox open(Path folder, Namespace network, int housePort) throws IOException, InterruptedException {
        Spawned.need("firefox-esr", "firefox-esr");
        Spawned.need("node", "nodejs");
        Path tools = Path.of(System.getProperty("parlour.module.folder", "."), "firefox");
        assumeTrue(
                Files.isDirectory(tools.resolve("node_modules/puppeteer-core")),
                "not run: Firefox's driver is missing (tests-sipp/firefox/make brings it)");
        Path home = Files.createTempDirectory(folder, "firefox");
        Path socket = home.resolve("door");
        Doorway doorway = Doorway.at(socket, housePort);
        try {
            Driver driver = Driver.start(
                    home,
                    network.inside(List.of(
                            "node", tools.resolve("driver.mjs").toAbsolutePath().toString())));
            Firefox firefox = new Firefox(driver, doorway);
            driver.order("forward", Map.of("port", housePort, "socket", socket.toString()));
            driver.order(
                    "open",
                    Map.of(
                            "executable",
                            Spawned.find("firefox-esr").orElseThrow().toString(),
                            "profile",
                            Files.createDirectory(home.resolve("profile")).toString()));
            return firefox;
        } catch (IOException | InterruptedException | AssertionError failed) {
            doorway.close();
            throw failed;
        }
    }

    /** What its pages come through to the program; shut, their WebSockets break. */
    public Doorway doorway() {
        return doorway;
    }

    /** Somebody sits down: a page with a memory of its own. Devices must be written ones: Firefox plays no files. */
    public Page page(Setup setup) throws IOException, InterruptedException {
        return FirefoxPage.open(driver, "page-" + ++pages, Instruments.script(setup));
    }

    @Override
    public void close() {
        driver.close();
        doorway.close();
    }
}
