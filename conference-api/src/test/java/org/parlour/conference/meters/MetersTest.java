package org.parlour.conference.meters;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetersTest {
    record CallCounters(long begun, long missedCalls, long openNow) {}

    private final AtomicLong count = new AtomicLong();
    // A field, because the registry holds its source weakly: a collection in the middle would end the test.
    private final CounterMeters<CallCounters> meters = new CounterMeters<>(
            CallCounters.class, () -> new CallCounters(count.get(), 2 * count.get(), 3 * count.get()));

    @Test
    void aCounterIsReadWhenItIsAskedFor() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        meters.bindTo(registry);
        count.set(7);
        assertThat(registry.get("parlour.call.begun").functionCounter().count()).isEqualTo(7);
        assertThat(registry.get("parlour.call.missed.calls").functionCounter().count())
                .isEqualTo(14);
        assertThat(registry.get("parlour.call.open").gauge().value()).isEqualTo(21);
    }

    @Test
    void everyRoomThatCountsHasItsLineHere() {
        JavaClasses house = ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.parlour");
        });
        Set<JavaClass> metered = house.get(MetersConfiguration.class).getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass())
                .collect(Collectors.toSet());
        assertThat(house.stream()
                        .filter(type -> type.isRecord() && type.getSimpleName().endsWith("Counters")))
                .as("counters without a meter")
                .isNotEmpty()
                .allMatch(metered::contains);
    }
}
