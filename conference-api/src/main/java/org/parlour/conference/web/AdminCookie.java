package org.parlour.conference.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/**
 * The cookie by which an admin's page is known. A browser adds it by itself, also to a request that a page of a stranger
 * made; so whoever comes by it and changes something says {@value #HEADER} too, which such a page cannot.
 */
final class AdminCookie {
    static final String NAME = "parlour-admin";
    static final String HEADER = "X-Parlour";

    private static final String PATH = "/api";
    private static final Set<String> CHANGE_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

    private AdminCookie() {}

    static Optional<String> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> NAME.equals(cookie.getName()))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    static boolean isMeant(HttpServletRequest request) {
        return CHANGE_NOTHING.contains(request.getMethod()) || "1".equals(request.getHeader(HEADER));
    }

    static String holding(String id, boolean isSecure) {
        return cookie(id, isSecure, AdminSessions.LIFE);
    }

    static String gone(boolean isSecure) {
        return cookie("", isSecure, Duration.ZERO);
    }

    private static String cookie(String value, boolean isSecure, Duration life) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .sameSite("Strict")
                .path(PATH)
                .secure(isSecure)
                .maxAge(life)
                .build()
                .toString();
    }
}
