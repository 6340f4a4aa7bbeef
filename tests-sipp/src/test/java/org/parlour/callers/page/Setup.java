package org.parlour.callers.page;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a page finds when it looks for devices and for the program.
 *
 * @param speaks whether a written microphone speaks from the beginning
 * @param mediaPath what stands between the page and the program's media port; null for nothing
 */
public record Setup(
        Person person,
        Devices devices,
        boolean speaks,
        @Nullable InetSocketAddress mediaPath) {
    /** Where camera and microphone come from. */
    public enum Devices {
        /** From the browser; Chromium plays files. */
        AS_THEY_ARE("asTheyAre"),
        /** From the instruments in the page; a test says when somebody speaks. */
        WRITTEN("written"),
        /** Somebody has refused them. */
        REFUSED("refused"),
        /** There are none. */
        NONE("none");

        private final String word;

        Devices(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    public static Setup of(Person person) {
        return new Setup(person, Devices.AS_THEY_ARE, true, null);
    }

    public static Setup written(Person person) {
        return new Setup(person, Devices.WRITTEN, true, null);
    }

    /** Written devices, silent until they are told. */
    public static Setup silent(Person person) {
        return new Setup(person, Devices.WRITTEN, false, null);
    }

    public Setup devices(Devices other) {
        return new Setup(person, other, speaks, mediaPath);
    }

    public Setup by(InetSocketAddress path) {
        return new Setup(person, devices, speaks, path);
    }
}
