package org.parlour.callers.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parlour.callers.program.TelephoneHouse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a host may do to telephones, and what telephones may tell a host, on calls that are real. */
@Tag("peer")
class HostAndPhoneTest {
    @RegisterExtension
    static final CallingHouse HOUSE = CallingHouse.withDefaults();

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration SETTLING = Duration.ofSeconds(6);
    private static final Duration TALK = Duration.ofSeconds(8);

    @Test
    void roomThatTakesItsCallersSilentLetsThemSpeakByTheKey() throws Exception {
        TelephoneHouse.Room room = HOUSE.program().room("{\"phones\":\"muted\"}");
        try (Caller patient = HOUSE.caller();
                Caller doctor = HOUSE.caller()) {
            patient.enters(room);
            String call = onlyCall();
            doctor.enters(room);
            until(call, "mutedBy", "policy");
            patient.speaks();
            assertIsHeard(doctor, patient, 0);
            patient.types("*6");
            until(call, "mutedBy", "nobody");
            assertIsHeard(doctor, patient, 1);
            doctor.hangsUp();
            patient.hangsUp();
        }
    }

    @Test
    void policyThatChangesTakesTheWordAndOnlyAHostGivesIt() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller patient = HOUSE.caller()) {
            patient.enters(room);
            String call = onlyCall();
            HOUSE.program().ask("PUT", "/api/rooms/" + room.room() + "/phones", "{\"phones\":\"listening\"}", 200);
            until(call, "mutedBy", "policy");
            patient.types("*6*5");
            until(call, "hand", "true");
            assertThat(field(call, "mutedBy")).isEqualTo("policy");
            HOUSE.program().ask("PUT", "/api/calls/" + call + "/muted", "{\"muted\":false}", 202);
            until(call, "mutedBy", "nobody");
            HOUSE.program().ask("DELETE", "/api/calls/" + call + "/hand", "", 202);
            until(call, "hand", "false");
            patient.hangsUp();
        }
    }

    @Test
    void whoIsAskedWhetherTheyHearAnswersByAnyKey() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller patient = HOUSE.caller()) {
            patient.enters(room);
            String call = onlyCall();
            patient.waits(SETTLING);
            HOUSE.program().ask("POST", "/api/calls/" + call + "/test", "", 202);
            until(call, "test", "asked");
            patient.types("1");
            until(call, "test", "heard");
            HOUSE.program().ask("POST", "/api/calls/" + call + "/test", "", 202);
            until(call, "test", "unheard");
            patient.hangsUp();
        }
    }

    @Test
    void whoIsBroughtToAnotherRoomIsHeardThere() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        TelephoneHouse.Room other = HOUSE.room();
        try (Caller patient = HOUSE.caller();
                Caller doctor = HOUSE.caller()) {
            patient.enters(room);
            String call = onlyCall();
            doctor.enters(other);
            HOUSE.program().ask("POST", "/api/calls/" + call + "/move", "{\"room\":\"" + other.room() + "\"}", 202);
            HOUSE.program().untilSeated(other, 2);
            HOUSE.program().untilSeated(room, 0);
            patient.speaks();
            assertIsHeard(doctor, patient, 1);
            doctor.hangsUp();
            patient.hangsUp();
        }
    }

    @Test
    void whoHasThePinOfARoomWithALobbyWaitsForItsHost() throws Exception {
        TelephoneHouse.Room room = HOUSE.program().room("{\"lobby\":true}");
        try (Caller patient = HOUSE.caller()) {
            patient.calls(room.number());
            patient.types(room.pin());
            String call = onlyCall();
            until(call, "state", "in_lobby");
            assertThat(HOUSE.program().people(room)).isZero();
            HOUSE.program().ask("POST", "/api/calls/" + call + "/admit", "{\"room\":\"" + room.room() + "\"}", 202);
            HOUSE.program().untilSeated(room, 1);
            patient.hangsUp();
        }
    }

    @Test
    void whoIsNotLetInHearsSoAndIsHungUpOn() throws Exception {
        TelephoneHouse.Room room = HOUSE.program().room("{\"lobby\":true}");
        try (Caller patient = HOUSE.caller()) {
            patient.calls(room.number());
            patient.types(room.pin());
            String call = onlyCall();
            until(call, "state", "in_lobby");
            HOUSE.program().ask("POST", "/api/calls/" + call + "/refuse", "", 202);
            patient.isHungUpOn(Caller.PATIENCE);
        }
    }

    private static String onlyCall() throws IOException, InterruptedException {
        return HOUSE.program().calls().getFirst().call();
    }

    private static String field(String call, String field) throws IOException, InterruptedException {
        JsonNode seen = JSON.readTree(HOUSE.program().ask("GET", "/api/calls/" + call, "", 200));
        return seen.get(field).asString();
    }

    private static void until(String call, String field, String value) throws IOException, InterruptedException {
        HOUSE.program().until(field + " " + value, Caller.PATIENCE, () -> field(call, field)
                .equals(value));
    }

    private static void assertIsHeard(Caller doctor, Caller patient, double share) throws InterruptedException {
        doctor.waits(SETTLING);
        doctor.listensAnew();
        doctor.waits(TALK);
        assertThat(doctor.hears(patient).foundShare()).isEqualTo(share);
    }
}
