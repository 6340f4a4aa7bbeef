package org.parlour.conference.web;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.parlour.conference.secrets.Secrets;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The doors put together. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DoorsConfiguration {
    @Bean
    AdminDoor adminDoor(Secrets secrets, InstantSource clock) {
        return new AdminDoor(secrets.adminToken(), clock);
    }

    @Bean
    AdminSessions adminSessions(InstantSource clock) {
        return new AdminSessions(new SecureRandom(), clock);
    }

    @Bean
    Doors doors(WebSettings settings, AdminDoor adminDoor, AdminSessions sessions) {
        return new Doors(settings, adminDoor, sessions);
    }

    @Bean
    TomcatDoors tomcatDoors(WebSettings settings) {
        return new TomcatDoors(settings);
    }

    @Bean
    SslBundleRegistrar certificateAtStart(DoorCertificate certificate) {
        return bundles ->
                bundles.registerBundle(TomcatDoors.CERTIFICATE, CertificateWatch.bundle(certificate.identity()));
    }

    @Bean
    CertificateWatch certificateWatch(
            DoorCertificate certificate, SslBundleRegistry bundles, Doors doors, InstantSource clock) {
        return new CertificateWatch(certificate, bundles, doors, clock);
    }

    /** Before everything else: who is sent away has nothing parsed, and no token looked at. */
    @Bean
    FilterRegistrationBean<HttpDoorFilter> httpDoorFilter(Doors doors) {
        FilterRegistrationBean<HttpDoorFilter> registration = new FilterRegistrationBean<>(new HttpDoorFilter(doors));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
