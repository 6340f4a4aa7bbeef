package org.parlour.simulation;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Adds to every failure of a {@link SeededTest} what is needed to see it again. */
final class StoryTeller implements InvocationInterceptor {
    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        try {
            invocation.proceed();
        } catch (TestAbortedException | SimulationFailure toldAlready) {
            throw toldAlready;
        } catch (Throwable untold) {
            throw told(untold, method.getArguments());
        }
    }

    static Throwable told(Throwable untold, List<Object> arguments) {
        return arguments.stream()
                .filter(Run.class::isInstance)
                .map(Run.class::cast)
                .findFirst()
                .<Throwable>map(run -> run.failure(untold.toString(), untold))
                .orElse(untold);
    }
}
