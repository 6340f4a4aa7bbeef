package org.parlour.mixer.opus;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Opus in pure Java: libopus 1.1, translated. Slower, and it makes garbage, but it is always there. */
final class Concentus implements OpusLibrary {
    private static final String OF_THE_JAR = "/META-INF/maven/io.github.jaredmdobson/concentus/pom.properties";

    @Override
    public String version() {
        Properties properties = new Properties();
        try (InputStream stream = Concentus.class.getResourceAsStream(OF_THE_JAR)) {
            if (stream != null) {
                properties.load(stream);
            }
        } catch (IOException _) {
            properties.clear();
        }
        return ("concentus " + properties.getProperty("version", "")).strip();
    }

    @Override
    public Encoding encoding(OpusSettings settings) {
        return new ConcentusEncoding(settings);
    }

    @Override
    public Decoding decoding(int sampleRateHz) {
        return new ConcentusDecoding(sampleRateHz);
    }
}
