package org.parlour.simulation;

/** Where a message leaves or arrives. A name is enough: {@code A}, {@code 192.0.2.1:5060}. */
public record Address(String name) {
    public static final Address A = new Address("A");
    public static final Address B = new Address("B");

    @Override
    public String toString() {
        return name;
    }
}
