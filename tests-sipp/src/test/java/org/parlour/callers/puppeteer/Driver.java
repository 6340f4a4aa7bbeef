package org.parlour.callers.puppeteer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parlour.callers.page.LostPage;
import org.parlour.callers.process.Spawned;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The process that drives: an order a line to it, an answer a line from it. One order at a time. */
final class Driver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final Spawned process;
    private int orders;

    private Driver(Spawned process) {
        this.process = process;
    }

    static Driver start(Path folder, List<String> command) throws IOException, InterruptedException {
        Driver driver = new Driver(Spawned.start(folder, command));
        try {
            driver.answer(0);
        } catch (IOException | InterruptedException | AssertionError failed) {
            driver.close();
            throw failed;
        }
        return driver;
    }

    JsonNode order(String order, Map<String, ?> words) throws IOException, InterruptedException {
        Map<String, Object> line = new HashMap<>(words);
        line.put("id", ++orders);
        line.put("order", order);
        process.type(JSON.writeValueAsString(line));
        return answer(orders);
    }

    private JsonNode answer(int id) throws IOException, InterruptedException {
        String line = process.awaitLine("{\"re\":" + id + ",", PATIENCE)
                .orElseThrow(() -> new LostPage("Firefox's driver does not answer:\n" + process.everythingPrinted()));
        JsonNode answer = JSON.readTree(line);
        if (answer.has("failed")) {
            throw new LostPage(answer.get("failed").asString());
        }
        return answer.get("said");
    }

    @Override
    public void close() {
        process.close();
    }
}
