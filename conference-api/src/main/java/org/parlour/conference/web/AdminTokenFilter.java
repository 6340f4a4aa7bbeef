package org.parlour.conference.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.socket.WebSocketHttpHeaders;

/**
 * Reads {@code Authorization: Bearer} (RFC 6750 2.1) and makes its bearer the admin, or turns them away. Without it the
 * {@link AdminCookie} is looked at.
 *
 * <p>A page cannot give a WebSocket that header; it may offer the subprotocol {@code parlour.bearer.TOKEN} beside the one it
 * wants. Never in the address, which others keep and log.
 */
final class AdminTokenFilter extends OncePerRequestFilter {
    static final String ADMIN = "ROLE_ADMIN";
    private static final String SCHEME = "Bearer ";
    private static final String SUBPROTOCOL = "parlour.bearer.";

    private final AdminDoor door;
    private final AdminSessions sessions;

    AdminTokenFilter(AdminDoor door, AdminSessions sessions) {
        this.door = door;
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> presented = bearer(request);
        if (presented.isEmpty()) {
            byCookie(request, response, chain);
            return;
        }
        switch (door.knock(InetAddress.ofLiteral(request.getRemoteAddr()), presented.get())) {
            case AdminDoor.Opened() -> {
                SecurityContextHolder.getContext().setAuthentication(new Admin());
                chain.doFilter(request, response);
            }
            case AdminDoor.Wrong() -> askForToken(response, "Bearer error=\"invalid_token\"");
            case AdminDoor.Slowed(Duration patience) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(patience.toSeconds() + 1));
                response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            }
        }
    }

    /** A cookie that is good no more counts as none. */
    private void byCookie(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isAdmin = AdminCookie.of(request).filter(sessions::isOpen).isPresent();
        // Whoever brings the token itself needs no cookie, and none may stand in the way.
        boolean bringsToken =
                "POST".equals(request.getMethod()) && AdminSessionPage.PATH.equals(request.getServletPath());
        if (isAdmin && !bringsToken) {
            if (!AdminCookie.isMeant(request)) {
                response.sendError(HttpStatus.FORBIDDEN.value());
                return;
            }
            SecurityContextHolder.getContext().setAuthentication(new Admin());
        }
        chain.doFilter(request, response);
    }

    static void askForToken(HttpServletResponse response, String challenge) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
        response.sendError(HttpStatus.UNAUTHORIZED.value());
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : subprotocol(request);
    }

    private static Optional<String> subprotocol(HttpServletRequest request) {
        return Collections.list(request.getHeaders(WebSocketHttpHeaders.SEC_WEBSOCKET_PROTOCOL)).stream()
                .flatMap(offered -> Stream.of(offered.split(",")))
                .map(String::strip)
                .filter(offered -> offered.startsWith(SUBPROTOCOL))
                .map(offered -> offered.substring(SUBPROTOCOL.length()))
                .findFirst();
    }

    /** Whoever holds the token; it is not kept. */
    private static final class Admin extends AbstractAuthenticationToken {
        private static final long serialVersionUID = 1;

        Admin() {
            super(AuthorityUtils.createAuthorityList(ADMIN));
            setAuthenticated(true);
        }

        @Override
        public Object getCredentials() {
            return "";
        }

        @Override
        public Object getPrincipal() {
            return "admin";
        }
    }
}
