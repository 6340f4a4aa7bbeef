package org.parlour.conference.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The plain HTTP door: serves this machine, where nobody can listen in, and sends everybody else to
 * the same page behind HTTPS. What a device needs before it trusts the house stays open: the CA
 * certificate, and the health that a load balancer asks for.
 */
final class HttpDoorFilter extends OncePerRequestFilter {
    private final Doors doors;

    HttpDoorFilter(Doors doors) {
        this.doors = doors;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.isSecure();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader(HttpHeaders.HOST) == null) {
            // RFC 9112 3.2: without a Host there is nowhere to send them.
            response.sendError(HttpStatus.BAD_REQUEST.value());
        } else if (LocalPeer.isLocal(request) || isOpenToAll(request.getRequestURI())) {
            chain.doFilter(request, response);
        } else {
            doors.redirected();
            // 308 and not 301: the method stays what it was (RFC 9110 15.4.9).
            response.setStatus(HttpStatus.PERMANENT_REDIRECT.value());
            response.setHeader(HttpHeaders.LOCATION, behindHttps(request));
        }
    }

    private static boolean isOpenToAll(String path) {
        return path.equals(OpenPaths.HOUSE_CA) || OpenPaths.HEALTH.contains(path);
    }

    private String behindHttps(HttpServletRequest request) {
        String query = request.getQueryString();
        return "https://" + request.getServerName() + ":" + doors.httpsPort() + request.getRequestURI()
                + (query == null ? "" : "?" + query);
    }
}
