package org.parlour.dialplan.speech;

import java.util.Map;
import java.util.Optional;

/**
 * Which file of an Asterisk sound folder says what a clip of ours says. Where it would frighten, or leave a caller who
 * did not ask for it without a word on what to do now, there is none.
 *
 * <p>Compared with the folders of Debian's {@code asterisk-core-sounds-en-wav} and {@code -ru-wav} 1.6.1. The German
 * halves of numbers are named as Asterisk itself asks for them. Such a folder has one speed.
 */
public final class AsteriskSounds {
    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("door.welcome", "hello"),
            Map.entry("door.pin-please", "conf-getpin"),
            Map.entry("door.pin-not-right", "conf-invalidpin"),
            Map.entry(ClipName.PIN_SLIP, "you-entered"),
            Map.entry(ClipName.PIN_SLIP_AFTER, "please-try-again"),
            Map.entry("door.room-full", "conf-full"),
            Map.entry("door.come-in", "conf-placeintoconf"),
            Map.entry("door.goodbye", "vm-goodbye"),
            Map.entry("room.alone", "conf-onlyperson"),
            Map.entry("room.muted", "conf-muted"),
            Map.entry("room.unmuted", "conf-unmuted"),
            Map.entry("room.closed", "confbridge-conf-end"),
            Map.entry("room.others-one", "conf-onlyone"));

    private AsteriskSounds() {}

    /** The file's path below the folder of the clip's language: {@code digits/7.wav}. */
    public static Optional<String> path(Piece.Clip clip) {
        return name(clip.name()).map(name -> name + ".wav");
    }

    private static Optional<String> name(String clip) {
        return ClipName.spokenNumber(clip)
                .map(number -> "digits/" + number)
                .or(() -> Optional.ofNullable(BY_NAME.get(clip)));
    }
}
