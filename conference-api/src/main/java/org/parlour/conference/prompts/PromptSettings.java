package org.parlour.conference.prompts;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The settings under {@code parlour.prompts}.
 *
 * @param asteriskSounds a folder laid out as Asterisk's, {@code en/digits/7.wav}, whose sounds replace ours
 */
public record PromptSettings(@Nullable String asteriskSounds) {
    public PromptSettings {
        if (asteriskSounds != null && !Files.isDirectory(Path.of(asteriskSounds))) {
            throw new IllegalArgumentException(
                    "parlour.prompts.asterisk-sounds is '" + asteriskSounds + "', which is not a folder.");
        }
    }
}
