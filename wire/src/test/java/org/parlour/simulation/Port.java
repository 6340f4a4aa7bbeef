package org.parlour.simulation;

/** Where a message leaves or arrives. A name is enough: {@code A}, {@code 192.0.2.1:5060}. */
public record Port(String name) {
    public static final Port A = new Port("A");
    public static final Port B = new Port("B");

    @Override
    public String toString() {
        return name;
    }
}
