package org.parlour.conference.meters;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.parlour.wire.call.TrunkName;

/** The same counters once for each trunk, by the label {@code trunk}; a trunk has them from its first call. */
final class TrunkMeters<R extends Record> implements MeterBinder {
    private static final String LABEL = "trunk";

    private final Class<R> type;
    private final Consumer<Consumer<TrunkName>> trunks;
    private final Function<TrunkName, R> counters;
    // Held here, because Micrometer holds what it reads weakly.
    private final List<MeterBinder> bound = new CopyOnWriteArrayList<>();

    /** {@code trunks} tells a follower of each trunk once. */
    TrunkMeters(Class<R> type, Consumer<Consumer<TrunkName>> trunks, Function<TrunkName, R> counters) {
        this.type = type;
        this.trunks = trunks;
        this.counters = counters;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        trunks.accept(trunk -> bind(trunk, registry));
    }

    private void bind(TrunkName trunk, MeterRegistry registry) {
        MeterBinder meters = new CounterMeters<>(type, () -> counters.apply(trunk), Tags.of(LABEL, trunk.text()));
        bound.add(meters);
        meters.bindTo(registry);
    }
}
