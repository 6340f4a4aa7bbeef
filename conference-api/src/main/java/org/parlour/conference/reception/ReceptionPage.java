package org.parlour.conference.reception;

import org.jspecify.annotations.Nullable;
import org.parlour.conference.calls.CallBoard;
import org.parlour.conference.calls.Switchboard;
import org.parlour.conference.room.RoomBook;
import org.parlour.conference.web.ApiProblem;
import org.parlour.sip.seat.PhoneCalls;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.RoomId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/calls/{call}/admit|refuse|move}: a person lets a waiting caller into a room or not, or into another. */
@RestController
final class ReceptionPage {
    private final CallBoard board;
    private final Switchboard switchboard;
    private final RoomBook rooms;

    ReceptionPage(CallBoard board, Switchboard switchboard, RoomBook rooms) {
        this.board = board;
        this.switchboard = switchboard;
        this.rooms = rooms;
    }

    record Admission(@Nullable String room) {}

    /** Accepted and not done: the caller is told first, and the events say when they sit. */
    @PostMapping("/api/calls/{call}/admit")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void admit(@PathVariable String call, @RequestBody Admission admission) {
        CallId id = id(call);
        RoomId room = open(admission);
        if (!telephone().admit(id, room)) {
            throw problem(id, "this caller does not wait in reception");
        }
    }

    /** They hear that they are not let in, and a goodbye. */
    @PostMapping("/api/calls/{call}/refuse")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void refuse(@PathVariable String call) {
        CallId id = id(call);
        if (!telephone().refuse(id)) {
            throw problem(id, "this caller does not wait in reception");
        }
    }

    /** From the room where they sit to another; the events of both say so. */
    @PostMapping("/api/calls/{call}/move")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void move(@PathVariable String call, @RequestBody Admission admission) {
        CallId id = id(call);
        RoomId room = open(admission);
        if (!telephone().move(id, room)) {
            throw problem(id, "this call sits in no room, or in that one already");
        }
    }

    private RoomId open(Admission admission) {
        if (admission.room() == null) {
            throw ApiProblem.malformed("name the room that they are let into");
        }
        RoomId room = ApiProblem.valueOf(RoomId.parse(admission.room()));
        if (rooms.openRoom(room).isEmpty()) {
            throw ApiProblem.malformed("that room is not open");
        }
        return room;
    }

    private PhoneCalls telephone() {
        return switchboard.calls().orElseThrow(() -> ApiProblem.unavailable("the telephone is not connected yet"));
    }

    private ApiProblem problem(CallId call, String conflict) {
        return board.call(call).isPresent() ? ApiProblem.conflict(conflict) : noSuchCall();
    }

    private static CallId id(String call) {
        return ApiProblem.valueOf(CallId.parse(call), ReceptionPage::noSuchCall);
    }

    private static ApiProblem noSuchCall() {
        return ApiProblem.notFound("there is no such call; it may have ended");
    }
}
