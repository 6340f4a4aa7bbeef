package org.parlour.dialplan.yaml;

import java.util.List;

/** A part of a text, and where it stands. It prints its place only: what it holds may be a secret. */
public sealed interface YamlNode {
    Place place();

    /** How many nodes there are, itself and all below it, each alias counted as what it stands for. */
    int weight();

    /** One value, letter by letter as it was written. */
    record Scalar(Place place, String text, boolean plain) implements YamlNode {
        @Override
        public int weight() {
            return 1;
        }

        /** Whether nothing was written where a value may stand: {@code codecs:}, {@code codecs: ~}. */
        public boolean isNothing() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public String toString() {
            return "Scalar[" + place + "]";
        }
    }

    record Sequence(Place place, List<YamlNode> items, int weight) implements YamlNode {
        @Override
        public String toString() {
            return "Sequence[" + place + "]";
        }
    }

    record Mapping(Place place, List<Entry> entries, int weight) implements YamlNode {
        @Override
        public String toString() {
            return "Mapping[" + place + "]";
        }
    }

    /** A name and what stands behind it. */
    record Entry(Scalar name, YamlNode value) {}
}
