package org.parlour.callers.oneroom.measure;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import org.parlour.callers.browser.Meeting;
import org.parlour.callers.phone.Voice;
import org.parlour.callers.program.TelephoneHouse;
import org.parlour.callers.telephone.Caller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program that is measured, and rooms of it that nobody has been in. */
public record Rooms(TelephoneHouse house) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int CAPACITY = 250;

    public Meeting meeting() throws IOException, InterruptedException {
        String wish = "{\"lobby\":false,\"capacity\":" + CAPACITY + "}";
        JsonNode made = JSON.readTree(house.ask("POST", "/api/rooms", wish, 201));
        return new Meeting(
                TelephoneHouse.room(made),
                made.get("hostLink").asString(),
                made.get("guestLink").asString());
    }

    public void close(Meeting meeting) throws IOException, InterruptedException {
        house.untilNobodyCalls();
        house.close(meeting.room());
    }

    /** Somebody on a telephone, with a number kept for fiction. */
    Caller caller() throws IOException {
        ThreadLocalRandom chance = ThreadLocalRandom.current();
        String number = "55503" + chance.nextInt(10_000, 100_000);
        return new Caller(house, "UDP", Voice.USUAL, number, chance.nextLong(1L << 40));
    }
}
