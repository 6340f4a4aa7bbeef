package org.parlour.callers.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.parlour.callers.network.Doorway;
import org.parlour.callers.network.ImpairedPath;
import org.parlour.callers.network.Namespace;
import org.parlour.callers.page.Page;
import org.parlour.callers.page.Person;
import org.parlour.callers.page.Setup;
import org.parlour.callers.phone.FreePorts;
import org.parlour.callers.playwright.Chromium;
import org.parlour.callers.process.Removal;
import org.parlour.callers.program.TelephoneHouse;
import org.parlour.callers.puppeteer.Firefox;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One program for all tests of a class, and browsers at which people sit. After each test its pages are shut; where it
 * failed each is photographed first.
 *
 * <pre>
 *   {@literal @}RegisterExtension
 *   static final BrowserHouse HOUSE = BrowserHouse.withDefaults();
 * </pre>
 */
public final class BrowserHouse
        implements BeforeAllCallback, AfterTestExecutionCallback, AfterEachCallback, AfterAllCallback {
    private static final JsonMapper JSON = new JsonMapper();

    private final boolean hasFirefox;
    private final Map<Integer, Chromium> chromiums = new HashMap<>();
    private final List<Visitor> visitors = new ArrayList<>();
    private final List<AutoCloseable> ways = new ArrayList<>();
    private @Nullable TelephoneHouse program;
    private @Nullable Path folder;
    private @Nullable Namespace network;
    private @Nullable Firefox firefox;
    private int mediaPort;

    private BrowserHouse(boolean hasFirefox) {
        this.hasFirefox = hasFirefox;
    }

    public static BrowserHouse withDefaults() {
        return new BrowserHouse(false);
    }

    /** With a Firefox in a network of its own, too. */
    public static BrowserHouse withFirefox() {
        return new BrowserHouse(true);
    }

    // --- the house ---------------------------------------------------------------------------------------------------

    public TelephoneHouse program() {
        return started(program);
    }

    public Path folder() {
        return started(folder);
    }

    public int httpPort() {
        return program().httpPort();
    }

    /** Where the program takes media on loopback, UDP and TCP; it has one loop. */
    public InetSocketAddress media() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), mediaPort);
    }

    private static <T> T started(@Nullable T thing) {
        if (thing == null) {
            throw new IllegalStateException("the house has not been opened");
        }
        return thing;
    }

    /** A room into which everybody may go at once. */
    public Meeting meeting() throws IOException, InterruptedException {
        return meeting("{\"lobby\":false}");
    }

    /** A room in which guests wait. */
    public Meeting meetingWithLobby() throws IOException, InterruptedException {
        return meeting("{\"lobby\":true}");
    }

    public Meeting meeting(String wish) throws IOException, InterruptedException {
        JsonNode made = JSON.readTree(program().ask("POST", "/api/rooms", wish, 201));
        return new Meeting(
                TelephoneHouse.room(made),
                made.get("hostLink").asString(),
                made.get("guestLink").asString());
    }

    public void close(Meeting meeting) throws IOException, InterruptedException {
        program().close(meeting.room());
    }

    // --- people ------------------------------------------------------------------------------------------------------

    /** Somebody at a Chromium that has their camera and their microphone. */
    public Visitor visitor(Person person) throws IOException {
        return visitor(person, Setup.of(person), httpPort());
    }

    /** Somebody at the Chromium of another person, with devices as the setup says, through a door. */
    public Visitor visitor(Person owner, Setup setup, int port) throws IOException {
        return joined(new Visitor(chromium(owner).page(setup), setup.person(), port));
    }

    /** The same person opens another tab. */
    public Visitor anotherTab(Visitor visitor, Person owner) throws IOException {
        return joined(new Visitor(chromium(owner).tab(visitor.page()), visitor.person(), httpPort()));
    }

    public Visitor visitorAtFirefox(Person person) throws IOException, InterruptedException {
        Firefox browser = firefox;
        if (browser == null) {
            browser = Firefox.open(folder(), started(network), httpPort());
            firefox = browser;
        }
        return joined(new Visitor(browser.page(Setup.written(person)), person, httpPort()));
    }

    private Visitor joined(Visitor visitor) {
        visitors.add(visitor);
        return visitor;
    }

    private Chromium chromium(Person owner) throws IOException {
        Chromium chromium = chromiums.get(owner.number());
        if (chromium == null) {
            chromium = Chromium.open(folder(), owner);
            chromiums.put(owner.number(), chromium);
        }
        return chromium;
    }

    // --- what lies between -------------------------------------------------------------------------------------------

    /** A path to the program's media port that a test may spoil. */
    public ImpairedPath impairedPath(long seed) throws IOException {
        ImpairedPath path = ImpairedPath.on(InetAddress.getLoopbackAddress(), seed);
        ways.add(path);
        path.leadTo(media());
        return path;
    }

    /** A door to the program's HTTP door that a test may shut. */
    public Doorway doorway() throws IOException {
        Doorway doorway = Doorway.to(httpPort());
        ways.add(doorway);
        return doorway;
    }

    // --- JUnit's -----------------------------------------------------------------------------------------------------

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Path made = Files.createTempDirectory("browser");
        folder = made;
        String addresses = "127.0.0.1";
        if (hasFirefox) {
            Namespace own = Namespace.make();
            network = own;
            addresses += "," + own.houseAddress().getHostAddress();
        }
        mediaPort = FreePorts.signalling("127.0.0.1");
        program = TelephoneHouse.open(
                made.resolve("data"),
                "--parlour.media.addresses=" + addresses,
                "--parlour.media.browser-port=" + mediaPort,
                "--parlour.media.loops=1");
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws Exception {
        if (context.getExecutionException().isPresent()) {
            Path photographs = photographs();
            for (Visitor visitor : visitors) {
                visitor.leavesTraces(
                        photographs, context.getRequiredTestMethod().getName());
            }
        }
    }

    /** Where photographs of pages lie. */
    public static Path photographs() throws IOException {
        return Files.createDirectories(Path.of(System.getProperty("parlour.module.folder", "."), "target", "pages"));
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        visitors.forEach(Visitor::close);
        visitors.clear();
        for (AutoCloseable way : ways) {
            way.close();
        }
        ways.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        chromiums.values().forEach(Chromium::close);
        if (firefox != null) {
            firefox.close();
        }
        if (program != null) {
            program.close();
        }
        if (network != null) {
            network.close();
        }
        if (folder != null) {
            Removal.of(folder);
        }
    }

    /** For a test that wants to see a page only. */
    public Page page(Person owner) throws IOException {
        return visitor(owner).page();
    }
}
