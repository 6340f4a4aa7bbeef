package org.parlour.walls;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The one formatter of the house: asked by its wall, and told to rewrite by {@code ./test --format}. */
public final class Format {
    private static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    private Format() {}

    /** Rewrites every Java source below the given folders that is not formatted. */
    public static void main(String... roots) throws IOException {
        for (String root : roots) {
            sources(Path.of(root)).parallelStream().forEach(Format::rewrite);
        }
    }

    public static String formatted(String source) throws FormatterException {
        return FORMATTER.formatSourceAndFixImports(source);
    }

    /** Which formatter answers, as its jar is called. */
    public static String version() {
        String jar = Formatter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return jar.substring(jar.lastIndexOf('/') + 1);
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        }
    }

    private static void rewrite(Path file) {
        try {
            String source = Files.readString(file);
            String answer = formatted(source);
            if (!answer.equals(source)) {
                Files.writeString(file, answer);
                System.out.println("formatted " + file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (FormatterException unreadable) {
            throw new IllegalStateException(file + " cannot be read as Java", unreadable);
        }
    }
}
