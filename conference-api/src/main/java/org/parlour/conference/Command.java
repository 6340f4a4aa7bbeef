package org.parlour.conference;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** What the program is asked to do by its first words; what begins with two dashes is a setting. */
sealed interface Command {
    record Serve() implements Command {}

    record BackUp(Path target) implements Command {}

    record TellPin() implements Command {}

    record TellVersion() implements Command {}

    /** With words of its own, of which some begin with two dashes. */
    record AskDialPlan(List<String> words) implements Command {}

    record Misunderstood(String sentence) implements Command {}

    static Command parse(List<String> arguments) {
        List<String> asked = arguments.stream().filter(word -> !isSetting(word)).toList();
        if (!asked.isEmpty() && asked.getFirst().equals("dialplan")) {
            return new AskDialPlan(asked.subList(1, asked.size()));
        }
        List<String> words =
                arguments.stream().filter(word -> !word.startsWith("--")).toList();
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "" -> new Serve();
            case "pin" -> words.size() == 1 ? new TellPin() : misunderstood(words.get(1));
            case "version" -> words.size() == 1 ? new TellVersion() : misunderstood(words.get(1));
            case "backup" -> words.size() == 2 ? backUp(words.get(1)) : new Misunderstood("Say where to: backup DIR.");
            default -> misunderstood(words.getFirst());
        };
    }

    /** What the settings are read from: the options of a command are none. */
    static List<String> settings(List<String> arguments) {
        return arguments.stream().filter(Command::isSetting).toList();
    }

    private static boolean isSetting(String word) {
        return word.startsWith("--" + Settings.PREFIX + ".");
    }

    private static Command backUp(String target) {
        try {
            return new BackUp(Path.of(target));
        } catch (InvalidPathException malformed) {
            return new Misunderstood("'" + target + "' is no name for a directory.");
        }
    }

    private static Command misunderstood(String word) {
        return new Misunderstood("'" + word
                + "' is not understood: say nothing to serve, or backup DIR, or dialplan, or pin, or version.");
    }
}
