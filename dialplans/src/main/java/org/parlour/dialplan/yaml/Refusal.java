package org.parlour.dialplan.yaml;

/** Leaves the reading of a text that goes against our limits; never leaves this room. */
final class Refusal extends RuntimeException {
    private final transient YamlReading.Flawed flaw;

    Refusal(Place place, String found, String expected) {
        super(expected, null, false, false);
        this.flaw = new YamlReading.Flawed(place, found, expected);
    }

    YamlReading.Flawed flaw() {
        return flaw;
    }
}
