package org.parlour.conference.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Where no token is asked for. Whatever is not named here is closed, whoever adds it. */
final class OpenPaths {
    static final String HOUSE_CA = "/house-ca.crt";
    static final Set<String> HEALTH =
            Set.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness");
    static final String NEW_ROOM = "/new";
    static final String ROOMS = "/r/";
    private static final Pattern ROOM = Pattern.compile(ROOMS + "[^/]+");
    private static final String STATIC = "/static/";
    private static final Pattern SEATS = Pattern.compile("/api/rooms/[^/]+/seats");
    private static final Pattern DOORWAY = Pattern.compile("/api/rooms/[^/]+/doorway");
    private static final Pattern SOCKET = Pattern.compile("/api/rooms/[^/]+/events");

    private OpenPaths() {}

    /** Addresses that the page itself reads. */
    static boolean isOfThePage(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.equals(NEW_ROOM) || ROOM.matcher(path).matches();
    }

    /** What whoever has a link may ask: the link, or the ticket that it gave, is looked at where it is used. */
    static boolean isForLinks(HttpServletRequest request) {
        String path = request.getServletPath();
        return switch (request.getMethod()) {
            case "POST" -> SEATS.matcher(path).matches();
            case "GET" ->
                DOORWAY.matcher(path).matches() || (SOCKET.matcher(path).matches() && offersASeat(request));
            default -> false;
        };
    }

    private static boolean offersASeat(HttpServletRequest request) {
        return SeatProtocol.isAllThatIsOffered(Collections.list(request.getHeaders(SeatProtocol.HEADER)));
    }

    /** The front door and every file of the web app, listed once at the start. */
    static Set<String> pages() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:/static/**/*.*");
            Stream<String> paths = Stream.of(files).map(OpenPaths::path);
            return Stream.concat(Stream.of("/"), paths).collect(Collectors.toUnmodifiableSet());
        } catch (IOException broken) {
            throw new IllegalStateException("the program's own files cannot be listed", broken);
        }
    }

    private static String path(Resource file) {
        try {
            String address = file.getURL().getPath();
            return address.substring(address.lastIndexOf(STATIC) + STATIC.length() - 1);
        } catch (IOException broken) {
            throw new IllegalStateException("the program's own files cannot be listed", broken);
        }
    }
}
