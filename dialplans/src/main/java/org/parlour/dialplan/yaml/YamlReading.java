package org.parlour.dialplan.yaml;

/** What came of reading a text. */
public sealed interface YamlReading {
    record Read(YamlNode root) implements YamlReading {}

    /**
     * It is no YAML, or more of it than is taken.
     *
     * @param found what is wrong there, without a word of the text
     * @param expected what would be right
     */
    record Flawed(Place place, String found, String expected) implements YamlReading {}
}
