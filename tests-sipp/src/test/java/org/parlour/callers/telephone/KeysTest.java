package org.parlour.callers.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parlour.callers.phone.Heard;
import org.parlour.callers.phone.Mouth;
import org.parlour.callers.phone.SipText;
import org.parlour.callers.program.TelephoneHouse;
import org.parlour.mixer.digits.ToneEar;
import org.parlour.mixer.digits.ToneNews;
import org.parlour.mixer.digits.ToneVoice;
import org.parlour.wire.dtmf.Key;
import org.parlour.wire.dtmf.KeyNews;
import org.parlour.wire.dtmf.TelephoneEvents;

/** Keys both ways, on all three roads. */
@Tag("peer")
class KeysTest {
    @RegisterExtension
    static final CallingHouse HOUSE = CallingHouse.withDefaults();

    private static final int RATE_HZ = 8_000;
    private static final int TICKS_A_MILLI = 8;
    // A comma rests for 2 s, and a key takes 260 ms.
    private static final long LEAST_REST_MILLIS = 2_200;
    private static final long MOST_REST_MILLIS = 2_800;
    private static final long SOONEST_THIRD_MILLIS = 260 + 2_260;

    /** A key and when it was pressed, in milliseconds by the clock of the sound: packets may be late on a busy machine. */
    private record Press(char face, long atMillis) {}

    @Test
    void asEventsTheyAreHeardWholeInOrderWithTheirRests() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.enters(room);
            caller.listensAnew();
            press("{\"keys\":\"12,33#\",\"by\":\"events\"}", 202);
            assertPressed(() -> events(caller), "1233#");
            assertThat(tones(caller)).isEmpty();
            caller.hangsUp();
        }
    }

    @Test
    void asTonesTheyAreHeardWholeInOrderWithTheirRests() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.enters(room);
            caller.listensAnew();
            press("{\"keys\":\"12,33#\",\"by\":\"tones\"}", 202);
            assertPressed(() -> tones(caller), "1233#");
            assertThat(events(caller)).isEmpty();
            caller.hangsUp();
        }
    }

    @Test
    void asInfosTheyAreHeardWholeInOrderWithTheirRests() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.enters(room);
            long askedNanos = System.nanoTime();
            press("{\"keys\":\"12,33#\",\"by\":\"info\"}", 202);
            StringBuilder faces = new StringBuilder();
            for (int i = 0; i < 5; i++) {
                SipText info = caller.phone()
                        .expect("INFO", text -> !text.isReply() && text.method().equals("INFO"));
                assertThat(info.field("content-type")).isEqualTo("application/dtmf-relay");
                faces.append(info.body().charAt("Signal=".length()));
                if (i == 2) {
                    // An INFO has no clock but its arrival, which may be late and never early.
                    assertThat((System.nanoTime() - askedNanos) / 1_000_000)
                            .isGreaterThanOrEqualTo(SOONEST_THIRD_MILLIS);
                }
            }
            assertThat(faces).hasToString("1233#");
            caller.hangsUp();
        }
    }

    @Test
    void wherePhonesUnderstandEventsTheyAreTheRoadThatIsChosen() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.enters(room);
            caller.listensAnew();
            press("{\"keys\":\"7,7777\"}", 202);
            HOUSE.program()
                    .until("the keys", Caller.PATIENCE, () -> events(caller).size() == 5);
            caller.hangsUp();
        }
    }

    @Test
    void whatIsNoKeyIsRefusedAndSaysWhy() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.enters(room);
            assertThat(press("{\"keys\":\"12x\"}", 400)).contains("are 0 to 9").doesNotContain("12x");
            press("{\"keys\":\"\"}", 400);
            press("{}", 400);
            press("{\"keys\":\"1\",\"by\":\"smoke\"}", 400);
            press("{\"keys\":\"" + "1".repeat(65) + "\"}", 400);
            HOUSE.program().ask("POST", "/api/calls/nobody/keys", "{\"keys\":\"1\"}", 404);
            caller.hangsUp();
        }
    }

    @Test
    void whoStandsAtTheDoorIsPressedNothing() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.calls(room.number());
            press("{\"keys\":\"1\"}", 409);
            caller.hangsUp();
        }
    }

    /** From telephones and exchanges that agree to events and sound their keys all the same. */
    @Test
    void aPinInTonesSeats() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.calls(room.number());
            caller.peer().speak(Mouth.once(sounded(room.pin())));
            HOUSE.program().untilSeated(room, 1);
            caller.hangsUp();
        }
    }

    @Test
    void aPinInTonesAndInfosAtOnceSeats() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.calls(room.number());
            for (int i = 0; i < room.pin().length(); i++) {
                char face = room.pin().charAt(i);
                caller.peer().speak(Mouth.once(sounded("" + face)));
                caller.waits(Duration.ofMillis(300));
                caller.phone().info(face);
            }
            HOUSE.program().untilSeated(room, 1);
            caller.hangsUp();
        }
    }

    private static String press(String wish, int status) throws IOException, InterruptedException {
        String call = HOUSE.program().calls().getFirst().call();
        return HOUSE.program().ask("POST", "/api/calls/" + call + "/keys", wish, status);
    }

    private static void assertPressed(Supplier<List<Press>> presses, String faces)
            throws IOException, InterruptedException {
        HOUSE.program()
                .until("all of the keys", Caller.PATIENCE, () -> presses.get().size() >= faces.length());
        assertWhole(presses.get(), faces);
    }

    private static void assertWhole(List<Press> presses, String faces) {
        StringBuilder heard = new StringBuilder();
        presses.forEach(press -> heard.append(press.face()));
        assertThat(heard.toString()).isEqualTo(faces);
        assertThat(presses.get(2).atMillis() - presses.get(1).atMillis())
                .isBetween(LEAST_REST_MILLIS, MOST_REST_MILLIS);
    }

    private static List<Press> events(Caller caller) {
        List<Press> presses = new ArrayList<>();
        TelephoneEvents ear = new TelephoneEvents(RATE_HZ);
        List<Heard.Packet> heard = caller.heard().packets();
        int beginning = heard.isEmpty() ? 0 : heard.getFirst().timestamp();
        for (Heard.Packet packet : heard) {
            if (packet.payloadType() == caller.peer().voice().keysPayloadType()) {
                byte[] payload = packet.payload().toArray();
                ear.on(payload, 0, payload.length, packet.timestamp(), packet.marker(), packet.arrivedNanos())
                        .forEach(news -> note(presses, news, (packet.timestamp() - beginning) / TICKS_A_MILLI));
            }
        }
        return presses;
    }

    private static List<Press> tones(Caller caller) {
        List<Press> presses = new ArrayList<>();
        ToneEar ear = new ToneEar(RATE_HZ);
        short[] line = caller.line().samples();
        for (int at = 0; at + 160 <= line.length; at += 160) {
            for (ToneNews news : ear.hear(line, at, 160, false)) {
                note(presses, news.news(), news.atTicks() / TICKS_A_MILLI);
            }
        }
        return presses;
    }

    private static void note(List<Press> presses, KeyNews news, long atMillis) {
        if (news instanceof KeyNews.Pressed(Key key)) {
            presses.add(new Press(key.face(), atMillis));
        }
    }

    private static short[] sounded(String keys) {
        ToneVoice voice = new ToneVoice(RATE_HZ, new ToneVoice.Timing(160, 150, 8));
        short[] samples = new short[(keys.length() + 1) * RATE_HZ];
        for (int i = 0; i < keys.length(); i++) {
            voice.say(Key.of(keys.charAt(i)));
        }
        voice.sound(samples, 0, samples.length);
        return samples;
    }
}
