package org.parlour.sip.dialog;

/** One line of a message's head; several of a name keep their order. Its value cannot be printed. */
public record HeaderField(String name, String value) {
    @Override
    public String toString() {
        return name;
    }
}
