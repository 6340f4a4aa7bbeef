package org.parlour.conference.web;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Where no token is asked for. Whatever is not named here is closed, whoever adds it. */
final class OpenPaths {
    static final String HOUSE_CA = "/house-ca.crt";
    static final Set<String> HEALTH =
            Set.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness");
    private static final String STATIC = "/static/";

    private OpenPaths() {}

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
