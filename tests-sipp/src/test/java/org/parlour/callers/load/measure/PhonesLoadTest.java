package org.parlour.callers.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.callers.load.MouthToEar;

/**
 * {@code ./test --load} writes docs/measurements/phones.md too, from the same rows as {@code ./measure phones}. What is
 * demanded is that everybody is seated, that the first speakers are heard and that work has a cost; the page says the rest.
 */
@Tag("load")
// Its figures would be those of the neighbours.
@Isolated
class PhonesLoadTest {
    private static final int SECONDS = Integer.getInteger("parlour.load.seconds", 10);
    private static final int WINDOWS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    @Test
    void everyRowHasItsFigures() throws Exception {
        PhonesSitting sitting =
                new PhonesSitting(folder, SECONDS, WINDOWS, WARM_UP, Duration.ZERO, List.of(), System.out::println);
        String load = MeasurePhones.load();
        Path page =
                Path.of(System.getProperty("parlour.module.folder", "."), "..", "docs", "measurements", "phones.md");
        List<RowFigures> measured = sitting.measure(Row.ALL, _ -> {});
        MeasurePhones.write(
                page, new PhonesPage(measured, "./test --load", SECONDS, load + " to " + MeasurePhones.load()));
        assertThat(measured).hasSameSizeAs(Row.ALL).allSatisfy(figures -> {
            assertThat(figures.cpuMillis().at(0)).isPositive();
            assertThat(figures.echoLateness().count()).isPositive();
            assertThat(figures.windows())
                    .allSatisfy(window -> assertThat(window.found()).isEqualTo(window.listeners()));
            assertThat(figures.voices(MouthToEar::restMillis).count()).isPositive();
        });
    }
}
