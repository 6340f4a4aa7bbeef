package org.parlour.conference;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.gateway.MediaSettings;
import org.parlour.conference.gateway.PublicPlace;
import org.parlour.conference.gateway.SipSettings;
import org.parlour.conference.prompts.PromptSettings;
import org.parlour.conference.web.WebSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything that may be set, as {@code parlour.*}.
 *
 * @param data the data directory; {@code PARLOUR_DATA} in the environment
 * @param web the doors for HTTP and HTTPS
 * @param sip the door for telephones
 * @param media their sound
 * @param publicAddress how this machine is known outside, where a translator stands before it; none when left out
 * @param prompts what the house says on the telephone
 */
@ConfigurationProperties(Settings.PREFIX)
record Settings(
        @DefaultValue("./data") String data,
        @DefaultValue WebSettings web,
        @DefaultValue SipSettings sip,
        @DefaultValue MediaSettings media,
        @Nullable String publicAddress,
        @DefaultValue PromptSettings prompts) {
    static final String PREFIX = "parlour";

    Settings {
        if (data.isBlank()) {
            throw new IllegalArgumentException("parlour.data is empty. Name a directory, or leave it out.");
        }
        PublicPlace.of(publicAddress);
    }

    Path dataFolder() {
        return Path.of(data).toAbsolutePath().normalize();
    }
}
