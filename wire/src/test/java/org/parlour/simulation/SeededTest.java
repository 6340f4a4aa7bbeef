package org.parlour.simulation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test that runs once for every seed; its first parameter is the {@link Run}.
 *
 * <p>Whatever it throws is told together with the seed and the last lines of the trace.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(SeededRuns.class)
@ExtendWith(StoryTeller.class)
public @interface SeededTest {
    /** How many seeds this test needs, whatever is asked for. */
    int atLeast() default 1;
}
