package org.parlour.conference.meters;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Gives a meter to every number of a room's counters.
 *
 * <p>A room shows its counters as one record, {@code …Counters}, of plain {@code long}s. The meter's
 * name follows from the record's: {@code StoreCounters.waitingNow} is {@code parlour.store.waiting}. What ends in
 * {@code Now} goes up and down; everything else only up. So a new counter needs no line here.
 */
final class CounterMeters<R extends Record> implements MeterBinder {
    private static final String NOW = "Now";

    private final Class<R> type;
    // Held here, because Micrometer itself holds it weakly.
    private final Supplier<R> counters;
    private final Tags tags;

    CounterMeters(Class<R> type, Supplier<R> counters) {
        this(type, counters, Tags.empty());
    }

    CounterMeters(Class<R> type, Supplier<R> counters, Tags tags) {
        this.type = type;
        this.counters = counters;
        this.tags = tags;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = meterName(type, component);
            if (component.getName().endsWith(NOW)) {
                Gauge.builder(name, counters, source -> value(component, source.get()))
                        .tags(tags)
                        .register(registry);
            } else {
                FunctionCounter.builder(name, counters, source -> value(component, source.get()))
                        .tags(tags)
                        .register(registry);
            }
        }
    }

    static String meterName(Class<?> counters, RecordComponent component) {
        String room = counters.getSimpleName().replaceFirst("Counters$", "");
        String what = component.getName().replaceFirst(NOW + "$", "");
        return "parlour." + dotted(room) + "." + dotted(what);
    }

    private static String dotted(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", ".").toLowerCase(Locale.ROOT);
    }

    private static double value(RecordComponent component, Record counters) {
        try {
            component.getAccessor().setAccessible(true);
            return ((Number) component.getAccessor().invoke(counters)).doubleValue();
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException("counter " + component.getName() + " cannot be read", broken);
        }
    }
}
