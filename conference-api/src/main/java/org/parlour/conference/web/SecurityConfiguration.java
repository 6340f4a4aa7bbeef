package org.parlour.conference.web;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may go where. Closed unless said otherwise, and a closed address looks like one where nothing is. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /** Nothing from elsewhere, nothing inline, in no one's frame; blobs are recordings and pictures made in the page. */
    static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
            + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** The page asks for what a conversation needs, and no page it might show can. */
    static final String PERMISSIONS =
            "camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), geolocation=()";

    /** These and everything under them. */
    private static final List<String> WITH_TOKEN =
            List.of("/admin", "/api", "/actuator", "/v3/api-docs", "/swagger-ui");

    private static final String METRICS = "/actuator/prometheus";

    @Bean
    SecurityFilterChain doorsChain(HttpSecurity http, AdminDoor adminDoor, AdminSessions sessions) {
        http.authorizeHttpRequests(SecurityConfiguration::authorize)
                .addFilterBefore(new AdminTokenFilter(adminDoor, sessions), AuthorizationFilter.class)
                .exceptionHandling(turnedAway -> turnedAway
                        .authenticationEntryPoint((request, response, asked) -> {
                            if (needsToken(request.getServletPath())) {
                                AdminTokenFilter.askForToken(response, "Bearer");
                            } else {
                                response.sendError(HttpStatus.NOT_FOUND.value());
                            }
                        })
                        .accessDeniedHandler(
                                (request, response, denied) -> response.sendError(HttpStatus.NOT_FOUND.value())))
                .headers(SecurityConfiguration::headers)
                .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // A forged request carries no bearer token, and no AdminCookie.HEADER beside its cookie.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
        return http.build();
    }

    private static void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry paths) {
        Set<String> pages = OpenPaths.pages();
        paths.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(request -> pages.contains(request.getServletPath()))
                .permitAll()
                .requestMatchers(OpenPaths::isOfThePage)
                .permitAll()
                .requestMatchers(HttpMethod.POST, AdminSessionPage.PATH)
                .permitAll()
                .requestMatchers(OpenPaths.HOUSE_CA)
                .permitAll()
                .requestMatchers(OpenPaths.HEALTH.toArray(String[]::new))
                .permitAll()
                .requestMatchers(OpenPaths::isForLinks)
                .permitAll()
                .requestMatchers(HttpMethod.GET, METRICS)
                .access(adminOrThisMachine())
                .requestMatchers(request -> needsToken(request.getServletPath()))
                .hasAuthority(AdminTokenFilter.ADMIN)
                .anyRequest()
                .denyAll();
    }

    private static AuthorizationManager<RequestAuthorizationContext> adminOrThisMachine() {
        return (authentication, context) -> {
            boolean admin = authentication.get().getAuthorities().stream()
                    .anyMatch(authority -> AdminTokenFilter.ADMIN.equals(authority.getAuthority()));
            return new AuthorizationDecision(admin || LocalPeer.isLocal(context.getRequest()));
        };
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
                // Not with a private CA: a browser that remembers HSTS lets nobody past a certificate it does not
                // know, and on a LAN the same name or address may be another machine tomorrow.
                .httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable);
    }

    private static boolean needsToken(String path) {
        return WITH_TOKEN.stream().anyMatch(room -> path.equals(room) || path.startsWith(room + "/"));
    }
}
