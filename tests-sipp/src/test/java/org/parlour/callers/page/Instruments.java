package org.parlour.callers.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.parlour.callers.phone.Marker;
import tools.jackson.databind.json.JsonMapper;

/** The script that a browser runs in each page before the page's own. */
public final class Instruments {
    private static final String SCRIPT = "instruments.js";
    private static final String SETUP = "/*SETUP*/";
    private static final JsonMapper JSON = new JsonMapper();

    private Instruments() {}

    public static String script(Setup setup) throws IOException {
        try (InputStream stream = Instruments.class.getResourceAsStream(SCRIPT)) {
            if (stream == null) {
                throw new FileNotFoundException(SCRIPT);
            }
            return new String(stream.readAllBytes(), UTF_8).replace(SETUP, json(setup));
        }
    }

    private static String json(Setup setup) {
        Map<String, Object> words = new HashMap<>();
        words.put("number", setup.person().number());
        words.put("devices", setup.devices().word());
        words.put("speaks", setup.speaks());
        words.put("voice", base64(setup.person().marker()));
        InetSocketAddress path = setup.mediaPath();
        if (path != null) {
            words.put("path", Map.of("address", path.getAddress().getHostAddress(), "port", path.getPort()));
        }
        return JSON.writeValueAsString(words);
    }

    private static String base64(Marker marker) {
        ByteBuffer octets = ByteBuffer.allocate(2 * Marker.PERIOD_SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
        octets.asShortBuffer().put(marker.period());
        return Base64.getEncoder().encodeToString(octets.array());
    }
}
