package org.parlour.wire.rtcp;

/** What a source says of itself (RFC 3550 §6.5): a type, a length octet, at most 255 octets. */
public sealed interface SdesItem {
    /** PRIV, the one item with a shape of its own. */
    int PRIVATE = 8;

    /** An item whose meaning is its text. */
    record Text(SdesType type, String text) implements SdesItem {
        public Text {
            ShortText.check(text, ShortText.MAX_BYTES, type.name());
        }

        /** Only a text that names no person is shown. */
        @Override
        public String toString() {
            return type + (type.isPersonal() ? "[****]" : "[" + text + "]");
        }
    }

    /** PRIV (§6.5.8): an application's own item, told apart by its prefix. */
    record Private(String prefix, String value) implements SdesItem {
        public Private {
            ShortText.check(prefix, ShortText.MAX_BYTES - 1, "prefix");
            ShortText.check(value, ShortText.MAX_BYTES - 1 - ShortText.lengthBytes(prefix), "value");
        }

        @Override
        public String toString() {
            return "PRIV[****]";
        }
    }

    /** An item of another type, or a PRIV whose prefix does not fit into it. */
    record Other(int type, Octets octets) implements SdesItem {
        public Other {
            FieldWidth.unsigned(type, 8, "type");
            FieldWidth.atMost(octets.lengthBytes(), ShortText.MAX_BYTES, "octets in an item");
            if (type == SourceDescription.END) {
                throw new IllegalArgumentException("type 0 ends a chunk");
            }
        }
    }

    /** The length on the wire, type and length octet included. */
    default int lengthBytes() {
        return 2
                + switch (this) {
                    case Text item -> ShortText.lengthBytes(item.text);
                    case Private item -> 1 + ShortText.lengthBytes(item.prefix) + ShortText.lengthBytes(item.value);
                    case Other item -> item.octets.lengthBytes();
                };
    }
}
