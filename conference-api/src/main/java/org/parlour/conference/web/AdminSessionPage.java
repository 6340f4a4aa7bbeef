package org.parlour.conference.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/admin/session}: the token for a cookie, so that a page need not keep it. */
@RestController
@RequestMapping(AdminSessionPage.PATH)
final class AdminSessionPage {
    static final String PATH = "/api/admin/session";

    private final AdminDoor door;
    private final AdminSessions sessions;

    AdminSessionPage(AdminDoor door, AdminSessions sessions) {
        this.door = door;
        this.sessions = sessions;
    }

    record TokenGiven(@Nullable String token) {
        @Override
        public String toString() {
            return "TokenGiven[****]";
        }
    }

    @PostMapping
    ResponseEntity<Void> begin(@RequestBody TokenGiven given, HttpServletRequest request) {
        String token = given.token();
        if (token == null) {
            throw ApiProblem.malformed("token is missing");
        }
        return switch (door.knock(InetAddress.ofLiteral(request.getRemoteAddr()), token)) {
            case AdminDoor.Opened() -> answer(AdminCookie.holding(sessions.begin(), request.isSecure()));
            case AdminDoor.Wrong() -> throw ApiProblem.unauthorized("this is not the admin token");
            case AdminDoor.Slowed(Duration patience) ->
                throw ApiProblem.tooManyTries(
                        "too many tries with a wrong token came from here; wait, then try again", patience);
        };
    }

    @DeleteMapping
    ResponseEntity<Void> end(HttpServletRequest request) {
        AdminCookie.of(request).ifPresent(sessions::end);
        return answer(AdminCookie.gone(request.isSecure()));
    }

    private static ResponseEntity<Void> answer(String cookie) {
        return ResponseEntity.noContent().header(HttpHeaders.SET_COOKIE, cookie).build();
    }
}
