package org.parlour.walls.source;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A comment of a Java or TypeScript text.
 *
 * @param line where it begins
 * @param text with its marks
 */
record Comment(long line, String text) {
    // Strings are read too, so that what looks like a comment inside one is none.
    private static final Pattern TOKENS = Pattern.compile(String.join(
            "|",
            "\"\"\"[\\s\\S]*?(?<!\\\\)\"\"\"",
            "\"(?:[^\"\\\\\\n]|\\\\.)*+\"",
            "'(?:[^'\\\\\\n]|\\\\.)*+'",
            "`[^`]*`",
            "//[^\\n]*",
            "/\\*[\\s\\S]*?\\*/"));
    private static final Pattern MARKS = Pattern.compile("(?m)^\\s*(?:/\\*+|\\*/|\\*|//+)|\\*/\\s*$");

    static List<Comment> of(String source) {
        return TOKENS.matcher(source)
                .results()
                .filter(token -> token.group().startsWith("/"))
                .map(token -> new Comment(line(source, token), token.group()))
                .toList();
    }

    boolean isDoc() {
        return text.startsWith("/**");
    }

    /** What it says, without its marks. */
    String words() {
        return MARKS.matcher(text).replaceAll("").strip();
    }

    private static long line(String source, MatchResult token) {
        return source.substring(0, token.start()).chars().filter(c -> c == '\n').count() + 1;
    }
}
