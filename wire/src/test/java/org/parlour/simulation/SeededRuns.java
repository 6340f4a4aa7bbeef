package org.parlour.simulation;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Hands a {@link SeededTest} its runs. */
final class SeededRuns implements ArgumentsProvider {
    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        int atLeast =
                context.getRequiredTestMethod().getAnnotation(SeededTest.class).atLeast();
        return Run.seeds(atLeast).mapToObj(seed -> Arguments.of(Run.ofSeed(seed)));
    }
}
