package org.parlour.conference.room.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parlour.conference.networknt.PublishedSchema;
import org.parlour.sfu.signal.Message;
import org.parlour.sfu.signal.News;
import org.parlour.sfu.signal.NumberedNews;
import org.parlour.sfu.signal.Request;

/** What is written and read here is what {@code /signal/v1.schema.json} says. */
class SignalSchemaTest {
    private final SignalJson json = new SignalJson();
    private final PublishedSchema schema;

    SignalSchemaTest() throws IOException {
        schema = new PublishedSchema("/signal/v1.schema.json");
    }

    @Test
    void everyMessageIsAsTheSchemaSays() {
        for (Message message : Examples.messages()) {
            String written = json.write(message);
            assertThat(schema.flaws(written)).as(written).isEmpty();
        }
    }

    @Test
    void everyRequestOfTheSchemaIsRead() {
        for (String request : Examples.REQUESTS) {
            assertThat(schema.flaws(request)).as(request).isEmpty();
            assertThat(json.read(request)).as(request).isInstanceOf(SignalJson.Asked.class);
        }
    }

    @Test
    void noKindIsWithoutAnExample() {
        Set<Class<?>> messages = Examples.messages().stream()
                .map(message -> message instanceof NumberedNews(long seq, News news) ? news : message)
                .map(Object::getClass)
                .collect(Collectors.toSet());
        assertThat(Stream.of(Message.class, News.class).flatMap(SignalSchemaTest::kinds))
                .filteredOn(kind -> kind != NumberedNews.class)
                .allMatch(messages::contains);
        Set<Class<?>> requests = Examples.REQUESTS.stream()
                .map(json::read)
                .map(said -> ((SignalJson.Asked) said).request())
                .map(Object::getClass)
                .collect(Collectors.toSet());
        assertThat(kinds(Request.class).filter(kind -> !Request.Proof.class.isAssignableFrom(kind)))
                .allMatch(requests::contains);
    }

    private static Stream<Class<?>> kinds(Class<?> sealed) {
        return sealed.isSealed()
                ? Stream.of(sealed.getPermittedSubclasses()).flatMap(SignalSchemaTest::kinds)
                : Stream.of(sealed);
    }

    @Test
    void whatTheSchemaRefusesIsRefused() {
        for (String request : new String[] {
            "{\"id\":1,\"type\":\"dance\"}",
            "{\"id\":-1,\"type\":\"ping\"}",
            "{\"id\":1.5,\"type\":\"ping\"}",
            "{\"id\":\"1\",\"type\":\"ping\"}",
            "{\"id\":1,\"type\":\"ping\",\"loud\":true}",
            "{\"id\":1,\"type\":\"hello\",\"version\":\"1\",\"ticket\":\"x\"}",
            "{\"id\":1,\"type\":\"hello\",\"version\":1}",
            "{\"id\":1,\"type\":\"show\",\"microphone\":\"yes\",\"camera\":true,\"screen\":true,\"screenSound\":true}",
            "{\"id\":1,\"type\":\"receive\",\"audio\":9,\"video\":9}",
            "{\"id\":1,\"type\":\"receive\",\"audio\":4.5,\"video\":9}",
            "{\"id\":1,\"type\":\"admit\",\"seat\":\"no seat\"}",
            "{\"id\":1,\"type\":\"remove\",\"participant\":0}",
            "{\"id\":1,\"type\":\"view\",\"most\":4,\"pinned\":[null],\"page\":[],\"speakers\":true}",
            "[1]",
            "null"
        }) {
            assertThat(schema.flaws(request)).as(request).isNotEmpty();
            assertThat(json.read(request)).as(request).isNotInstanceOf(SignalJson.Asked.class);
        }
    }

    @Test
    void whatHasAnIdIsAnsweredAndWhatHasNoneIsNoise() {
        assertThat(json.read("{\"id\":7,\"type\":\"show\",\"camera\":\"secret\"}"))
                .isEqualTo(new SignalJson.Misspoken(7, "a field is unknown, or a value is of the wrong kind"));
        for (String noise : new String[] {"", "{", "{}", "{\"id\":null}", "{\"id\":1} {\"id\":2}", "[".repeat(5_000)}) {
            assertThat(json.read(noise)).as(noise).isInstanceOf(SignalJson.Noise.class);
        }
    }
}
