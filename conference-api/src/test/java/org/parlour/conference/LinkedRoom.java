package org.parlour.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.parlour.wire.call.RoomId;
import tools.jackson.databind.JsonNode;

/** A room, and what opens it to browsers. */
record LinkedRoom(AskedProgram program, String id, String hostLink, String guestLink) {
    static LinkedRoom made(AskedProgram program, String wish) throws Exception {
        JsonNode created = program.created(program.post("/api/rooms", wish));
        return new LinkedRoom(
                program,
                created.get("room").get("room").asString(),
                created.get("hostLink").asString(),
                created.get("guestLink").asString());
    }

    RoomId room() {
        return new RoomId(id);
    }

    TalkingBrowser host() throws Exception {
        return comes(hostLink, "The doctor", 1);
    }

    TalkingBrowser guest(int device) throws Exception {
        return comes(guestLink, "Guest " + device, device);
    }

    private TalkingBrowser comes(String link, String name, int device) throws Exception {
        HttpRequest knock = HttpRequest.newBuilder(program.address("http", "/api/rooms/" + id + "/seats"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"link\":\"" + key(link) + "\",\"name\":\"" + name
                        + "\",\"device\":\"a-device-of-somebody-" + device + "\"}"))
                .build();
        HttpResponse<String> answer = program.client.send(knock, BodyHandlers.ofString());
        return TalkingBrowser.seated(
                program, id, program.created(answer).get("ticket").asString());
    }

    JsonNode doorway() throws Exception {
        HttpRequest looks = HttpRequest.newBuilder(program.address("http", "/api/rooms/" + id + "/doorway"))
                .header("X-Parlour-Link", key(guestLink))
                .build();
        return program.ok(program.client.send(looks, BodyHandlers.ofString()));
    }

    private static String key(String link) {
        assertThat(link).contains("#");
        return link.substring(link.indexOf('#') + 1);
    }
}
