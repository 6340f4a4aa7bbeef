package org.parlour.callers.puppeteer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parlour.callers.page.LostPage;
import org.parlour.callers.page.Page;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page of Firefox's. */
final class FirefoxPage implements Page {
    private final Driver driver;
    private final String name;

    private FirefoxPage(Driver driver, String name) {
        this.driver = driver;
        this.name = name;
    }

    static FirefoxPage open(Driver driver, String name, String preload) throws IOException, InterruptedException {
        driver.order("page", Map.of("name", name, "preload", preload));
        return new FirefoxPage(driver, name);
    }

    private JsonNode order(String order, Map<String, String> words) throws IOException, InterruptedException {
        Map<String, String> mine = new HashMap<>(words);
        mine.put("name", name);
        return driver.order(order, mine);
    }

    @Override
    public void go(String address) throws IOException, InterruptedException {
        order("go", Map.of("address", address));
    }

    @Override
    public void reload() throws IOException, InterruptedException {
        order("reload", Map.of());
    }

    @Override
    public String evaluate(String function, String argument) throws IOException, InterruptedException {
        String json = new JsonMapper().writeValueAsString(argument);
        return order(
                        "evaluate",
                        Map.of(
                                "expression",
                                "(async () => JSON.stringify((await (" + function + ")(JSON.parse(" + json
                                        + "))) ?? null))()"))
                .asString();
    }

    @Override
    public void press(String selector) throws IOException, InterruptedException {
        order("press", Map.of("selector", selector));
    }

    @Override
    public void type(String selector, String text) throws IOException, InterruptedException {
        order("type", Map.of("selector", selector, "text", text));
    }

    @Override
    public void photograph(Path file) throws IOException, InterruptedException {
        order("photograph", Map.of("file", file.toAbsolutePath().toString()));
    }

    @Override
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        try {
            order("complaints", Map.of()).forEach(complaint -> complaints.add(complaint.asString()));
        } catch (IOException lost) {
            complaints.add(lost.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return complaints;
    }

    @Override
    public void close() {
        try {
            order("shut", Map.of());
        } catch (LostPage gone) {
            // The browser has ended before it: so has the page.
            return;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
