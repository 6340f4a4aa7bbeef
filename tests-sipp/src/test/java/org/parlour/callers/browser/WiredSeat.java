package org.parlour.callers.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.parlour.sfu.session.BrowserSeat;
import org.parlour.sfu.session.Negotiated;
import org.parlour.sfu.slots.VideoWish;
import tools.jackson.databind.JsonNode;

/** A seat in a running program, had by a link and a socket as a page has it, for a browser that is made up. */
public final class WiredSeat implements BrowserSeat, AutoCloseable {
    private final SeatClient client;
    private final int participant;

    private WiredSeat(SeatClient client, int participant) {
        this.client = client;
        this.participant = participant;
    }

    /** By one of a meeting's links, into a room without a lobby. */
    public static WiredSeat take(int httpPort, Meeting meeting, String link, String name)
            throws IOException, InterruptedException {
        SeatClient.Admission admission =
                SeatClient.ask(httpPort, meeting.room().room(), Meeting.key(link), name, Device.drawn());
        assertThat(admission.status()).as("a ticket").isEqualTo(201);
        SeatClient client = SeatClient.open(httpPort, meeting.room().room());
        JsonNode seated = client.hello(admission.ticket());
        assertThat(seated.path("state").asString()).as("hello").isEqualTo("seated");
        return new WiredSeat(client, seated.get("you").get("participant").asInt());
    }

    /** Its number in the room. */
    public int participant() {
        return participant;
    }

    @Override
    public void publish(String offer, Consumer<Negotiated> then) {
        then.accept(said("publish", Map.of("offer", offer), "answer"));
    }

    @Override
    public void receive(SlotCount slots, Consumer<Negotiated> then) {
        then.accept(said("receive", Map.of("audio", slots.audio(), "video", slots.video()), "offer"));
    }

    @Override
    public void received(String answer, Consumer<Negotiated> then) {
        then.accept(said("received", Map.of("answer", answer), ""));
    }

    private Negotiated said(String request, Map<String, ?> fields, String description) {
        JsonNode reply = asked(request, fields);
        if (reply.get("ok").asBoolean()) {
            return new Negotiated.Agreed(reply.path(description).asString(""));
        }
        JsonNode problem = reply.get("problem");
        return new Negotiated.Refused(
                problem.get("code").asString(), problem.get("detail").asString());
    }

    private JsonNode asked(String request, Map<String, ?> fields) {
        try {
            return client.request(request, fields);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void show(Showing showing) {
        asked(
                "show",
                Map.of(
                        "microphone", showing.microphone(),
                        "camera", showing.camera(),
                        "screen", showing.screen(),
                        "screenSound", showing.screenSound()));
    }

    /** A made-up browser on a wire looks at nobody. */
    @Override
    public void wish(VideoWish wish) {
        throw new UnsupportedOperationException("nobody is looked at by this wire");
    }

    @Override
    public void leave() {
        asked("leave", Map.of());
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return "WiredSeat(" + participant + ")";
    }
}
