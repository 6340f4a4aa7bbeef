package org.parlour.conference;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.host.Refusal;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Reads the settings before anything else starts, so that a misspelt one costs a second and one
 * sentence. Spring reads the same places in the same order afterwards.
 */
final class SettingsReader {
    /** The program's own defaults, then the admin's file in the working directory. */
    static final Map<String, Object> PLACES =
            Map.of("spring.config.location", "classpath:/application.yaml,optional:file:./parlour.yaml");

    private SettingsReader() {}

    static Settings read(List<String> arguments) throws Refusal {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SimpleCommandLinePropertySource(arguments.toArray(String[]::new)));
        environment.getPropertySources().addLast(new MapPropertySource("places", PLACES));
        try {
            ConfigDataEnvironmentPostProcessor.applyTo(environment);
        } catch (RuntimeException malformed) {
            throw new Refusal("parlour.yaml cannot be read: " + oneLine(deepest(malformed)) + ".", malformed);
        }
        ConfigurationPropertySources.attach(environment);
        refuseMisspelt(environment.getSystemEnvironment().keySet().stream());
        return bind(Binder.get(environment));
    }

    private static Settings bind(Binder binder) throws Refusal {
        try {
            return binder.bindOrCreate(
                    Settings.PREFIX,
                    Bindable.of(Settings.class),
                    new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()));
        } catch (BindException failed) {
            throw new Refusal(sentence(failed), failed);
        }
    }

    private static String sentence(BindException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnboundConfigurationPropertiesException unknown) {
                ConfigurationProperty first =
                        unknown.getUnboundProperties().iterator().next();
                return unknown(first.getName() + place(first));
            }
            // A record that refuses a value says so in a sentence of its own.
            if (cause instanceof IllegalArgumentException
                    && Refusal.reason(cause).contains(Settings.PREFIX + ".")) {
                return Refusal.reason(cause);
            }
        }
        ConfigurationProperty property = failed.getProperty();
        return property == null
                ? "The setting " + failed.getName() + " cannot be understood (" + deepest(failed) + ")."
                : "The setting " + property.getName() + place(property) + " cannot be '" + property.getValue() + "'.";
    }

    private static String place(@Nullable ConfigurationProperty property) {
        Origin origin = property == null ? null : property.getOrigin();
        return switch (origin instanceof PropertySourceOrigin wrapped ? wrapped.getOrigin() : origin) {
            case TextResourceOrigin text
            when text.getLocation() != null ->
                " (parlour.yaml, line " + (text.getLocation().getLine() + 1) + ")";
            case SystemEnvironmentOrigin variable -> " (environment variable " + variable.getProperty() + ")";
            case null, default -> "";
        };
    }

    /**
     * Spring takes no offence at a variable it does not know. We do, for those of a section; others
     * that begin with PARLOUR_ are for the scripts.
     */
    static void refuseMisspelt(Stream<String> variables) throws Refusal {
        List<String> sections = Stream.of(Settings.class.getRecordComponents())
                .filter(component -> component.getType().isRecord())
                .map(component -> "PARLOUR_" + component.getName().toUpperCase(Locale.ROOT) + "_")
                .toList();
        List<String> known = names(Settings.PREFIX, Settings.class)
                .map(SettingsReader::squeezed)
                .toList();
        String misspelt = variables
                .filter(variable -> sections.stream().anyMatch(variable::startsWith))
                .filter(variable -> !known.contains(squeezed(variable)))
                .findFirst()
                .orElse(null);
        if (misspelt != null) {
            throw new Refusal(unknown("environment variable " + misspelt));
        }
    }

    private static String unknown(String name) {
        return "There is no setting " + name + "; there are "
                + String.join(", ", names(Settings.PREFIX, Settings.class).toList()) + ".";
    }

    private static Stream<String> names(String prefix, Class<?> settings) {
        return Stream.of(settings.getRecordComponents()).flatMap(component -> {
            String name = prefix + "." + dashed(component);
            return component.getType().isRecord() ? names(name, component.getType()) : Stream.of(name);
        });
    }

    private static String dashed(RecordComponent component) {
        return component.getName().replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** PARLOUR_WEB_HTTPSPORT, PARLOUR_WEB_HTTPS_PORT and parlour.web.https-port are one; so are the places of a list. */
    private static String squeezed(String name) {
        return name.toUpperCase(Locale.ROOT).replaceFirst("(_\\d+_?)+$", "").replaceAll("[^A-Z0-9]", "");
    }

    private static String deepest(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return Refusal.reason(cause);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
