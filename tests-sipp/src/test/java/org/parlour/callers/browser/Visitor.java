package org.parlour.callers.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.parlour.callers.page.Looks;
import org.parlour.callers.page.LostPage;
import org.parlour.callers.page.Page;
import org.parlour.callers.page.Person;
import org.parlour.callers.phone.Ear;
import tools.jackson.databind.JsonNode;

/** Somebody who opens a link in a browser, with what they do there and what they see and hear. */
public final class Visitor implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Page page;
    private final Person person;
    private final String origin;

    public Visitor(Page page, Person person, int port) {
        this.page = page;
        this.person = person;
        this.origin = "http://localhost:" + port;
    }

    public Page page() {
        return page;
    }

    public Person person() {
        return person;
    }

    public static String part(String name) {
        return "[data-part=\"" + name + "\"]";
    }

    // --- what they do ------------------------------------------------------------------------------------------------

    public void opens(String path) throws IOException, InterruptedException {
        page.go(origin + path);
    }

    /** Opens a link, says who they are, and waits in front of the last step. */
    public void arrives(String link) throws IOException, InterruptedException {
        opens(Meeting.raw(link));
        page.until("the door", PATIENCE, "(selector) => document.querySelector(selector) !== null", part("join-name"));
        page.type(part("join-name"), person.name());
    }

    /** The last step. */
    public void goesIn() throws IOException, InterruptedException {
        page.press(part("join-go"));
    }

    /** Opens a link and goes in, as far as they are let. */
    public void enters(String link) throws IOException, InterruptedException {
        arrives(link);
        goesIn();
        awaitState("seated");
    }

    /** Comes to the lobby of a room. */
    public void knocks(String link) throws IOException, InterruptedException {
        arrives(link);
        goesIn();
        awaitState("lobby");
    }

    public void presses(String part) throws IOException, InterruptedException {
        page.press(part(part));
    }

    public void waits(Duration time) throws IOException, InterruptedException {
        page.linger(time);
    }

    // --- where they are ----------------------------------------------------------------------------------------------

    public void awaitState(String state) throws IOException, InterruptedException {
        awaitState(state, PATIENCE);
    }

    public void awaitState(String state, Duration atMost) throws IOException, InterruptedException {
        page.until(
                person.name() + " is " + state,
                atMost,
                "([selector, state]) => document.querySelector(selector)?.dataset.state === state",
                List.of(part("room"), state));
    }

    /** What the page tells of itself. */
    public JsonNode state() throws IOException, InterruptedException {
        return page.ask("() => window.parlour.state()");
    }

    public int participant() throws IOException, InterruptedException {
        return page.until("a seat", PATIENCE, "() => window.parlour.state().you?.participant")
                .asInt();
    }

    public int renegotiations() throws IOException, InterruptedException {
        return page.ask("() => window.parlour.renegotiations()").asInt();
    }

    /** The sentence that the page shows, whatever it is. */
    public void awaitNotice() throws IOException, InterruptedException {
        page.until(
                "a sentence",
                PATIENCE,
                "(selector) => [...document.querySelectorAll(selector)].some((it) => it.textContent.trim() !== '')",
                part("notice"));
    }

    // --- what they see -----------------------------------------------------------------------------------------------

    public String tile(Visitor other) throws IOException, InterruptedException {
        return part("tile") + "[data-participant=\"" + other.participant() + "\"]";
    }

    private String picture(Visitor other) throws IOException, InterruptedException {
        return tile(other) + " " + part("tile-video");
    }

    /** Waits until somebody's own number is seen in their tile. */
    public void awaitSeen(Visitor other, Duration atMost) throws IOException, InterruptedException {
        page.until(
                other.person.name() + " is seen by " + person.name(),
                atMost,
                "([selector, number]) => proof.read(document.querySelector(selector)).number === number",
                List.of(picture(other), other.person.number()));
    }

    /** Waits until no picture of anybody is in somebody's tile, or the tile is gone. */
    public void awaitUnseen(Visitor other, Duration atMost) throws IOException, InterruptedException {
        page.until(other.person.name() + " is seen by " + person.name() + " no more", atMost, """
            (selector) => {
              const tile = document.querySelector(selector);
              return tile === null || tile.dataset.picture === 'false';
            }\
            """, tile(other));
    }

    public void awaitTile(Visitor other, String attribute, String value) throws IOException, InterruptedException {
        page.until(
                attribute + " is " + value + " at " + other.person.name(),
                PATIENCE,
                "([selector, name, value]) => document.querySelector(selector)?.dataset[name] === value",
                List.of(tile(other), attribute, value));
    }

    public void awaitTiles(int count) throws IOException, InterruptedException {
        page.until(
                count + " tiles",
                PATIENCE,
                "([selector, count]) => document.querySelectorAll(selector).length === count",
                List.of(part("tile"), count));
    }

    public void awaitScreenOf(Person other, Duration atMost) throws IOException, InterruptedException {
        page.until(
                "the screen of " + other.name(),
                atMost,
                "([selector, number]) => proof.read(document.querySelector(selector)).number === number",
                List.of(part("screen-video"), other.screenNumber()));
    }

    public void awaitNoScreen() throws IOException, InterruptedException {
        page.until(
                "no screen", PATIENCE, "(selector) => document.querySelector(selector) === null", part("screen-video"));
    }

    /** From now on looks at somebody. */
    public void watches(Visitor other) throws IOException, InterruptedException {
        page.watch(other.person.name(), picture(other));
    }

    /** What has been seen of them since. */
    public Looks hasSeen(Visitor other) throws IOException, InterruptedException {
        return page.seen(other.person.name());
    }

    // --- what they hear ----------------------------------------------------------------------------------------------

    /** From now on keeps what is heard. */
    public void listens() throws IOException, InterruptedException {
        page.listen();
    }

    public short[] hasHeard() throws IOException, InterruptedException {
        return page.heard();
    }

    public static Ear.Hearing of(short[] heard, Visitor other) {
        return Ear.listen(heard, other.person.marker());
    }

    // --- traces ------------------------------------------------------------------------------------------------------

    public void assertComplainedOfNothing() {
        assertThat(page.complaints()).as("the page of " + person.name()).isEmpty();
    }

    /** A photograph of the page and what it tells of itself. */
    public void leavesTraces(Path folder, String test) throws InterruptedException {
        String name = test + "-" + person.number();
        try {
            page.photograph(folder.resolve(name + ".png"));
            String told = "%s%ncomplaints: %s%n".formatted(state().toPrettyString(), page.complaints());
            Files.writeString(folder.resolve(name + ".txt"), told);
        } catch (LostPage gone) {
            // The page is the test's own business; it had gone before the test failed.
            return;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        page.close();
    }
}
