package org.parlour.dialplan.speech;

/** What a sentence is made of when it is played: sound, and silence between. */
public sealed interface Piece {
    /** A recorded sound, by its name on the shelf. */
    record Clip(Language language, Speed speed, String name) implements Piece {
        /** Where it lies below the shelf: {@code en/normal/door.welcome.wav}. */
        public String path() {
            return language.tag() + "/" + speed.folder() + "/" + name + ".wav";
        }

        /** Clips of digits, one after another, are somebody's PIN. */
        @Override
        public String toString() {
            String shown = name.startsWith(ClipName.DIGIT) ? ClipName.DIGIT + "*" : name;
            return "Clip[" + language.tag() + "/" + speed.folder() + "/" + shown + "]";
        }
    }

    /** The tone by which a line is tried. */
    record TestTone() implements Piece {}

    record Pause(int lengthMillis) implements Piece {
        public Pause {
            if (lengthMillis < 0) {
                throw new IllegalArgumentException("a pause lasts");
            }
        }
    }
}
