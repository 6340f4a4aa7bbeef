package org.parlour.callers.playwright;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parlour.callers.page.CameraFile;
import org.parlour.callers.page.Instruments;
import org.parlour.callers.page.MicrophoneFile;
import org.parlour.callers.page.Page;
import org.parlour.callers.page.Person;
import org.parlour.callers.page.Setup;
import org.parlour.callers.process.Spawned;

/**
 * One process of Debian's Chromium. Its camera and its microphone are files, so it has one voice and one face; whoever
 * else sits at it brings written devices. To be used by the thread that opened it, as Playwright wants it.
 */
public final class Chromium implements AutoCloseable {
    private static final int WIDTH = 1_100;
    private static final int HEIGHT = 760;
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--autoplay-policy=no-user-gesture-required",
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            "--allow-loopback-in-peer-connection",
            "--disable-features=WebRtcHideLocalIpsWithMdns");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts one whose devices are somebody's; the files lie in the folder. */
    public static Chromium open(Path folder, Person person) throws IOException {
        Spawned.need("chromium", "chromium");
        Path camera = folder.resolve("camera-" + person.number() + ".y4m");
        Path microphone = folder.resolve("microphone-" + person.number() + ".wav");
        if (Files.notExists(camera)) {
            CameraFile.write(camera, person.number());
            MicrophoneFile.write(microphone, person.marker());
        }
        List<String> flags = new ArrayList<>(FLAGS);
        flags.add("--use-file-for-fake-video-capture=" + camera.toAbsolutePath());
        flags.add("--use-file-for-fake-audio-capture=" + microphone.toAbsolutePath());
        // Its own browsers stay where they are; Debian's is used.
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            Browser browser = playwright
                    .chromium()
                    .launch(new LaunchOptions()
                            .setExecutablePath(Spawned.find("chromium").orElseThrow())
                            .setHeadless(true)
                            .setArgs(flags));
            return new Chromium(playwright, browser);
        } catch (RuntimeException failed) {
            playwright.close();
            throw failed;
        }
    }

    /** Somebody sits down: a page with a memory of its own, as in another browser. */
    public Page page(Setup setup) throws IOException {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT).setIgnoreHTTPSErrors(true));
        context.addInitScript(Instruments.script(setup));
        return new ChromiumPage(context, context.newPage());
    }

    /** Somebody opens another tab: the memory is that of a page which is open already. */
    public Page tab(Page beside) {
        if (!(beside instanceof ChromiumPage page)) {
            throw new IllegalArgumentException("a page of another browser");
        }
        return page.another();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
