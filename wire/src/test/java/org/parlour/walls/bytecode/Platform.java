package org.parlour.walls.bytecode;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which packages the Java platform itself offers, asked of the platform that runs the tests. */
final class Platform {
    private static final Set<String> BASE = packages(name -> name.equals("java.base"));
    private static final Set<String> JAVA = packages(name -> name.startsWith("java."));

    private Platform() {}

    static boolean isBase(String packageName) {
        return BASE.contains(packageName);
    }

    /** The standard modules, {@code java.*}; what begins with {@code jdk.} is one vendor's. */
    static boolean isJava(String packageName) {
        return JAVA.contains(packageName);
    }

    private static Set<String> packages(Predicate<String> modules) {
        return ModuleFinder.ofSystem().findAll().stream()
                .map(ModuleReference::descriptor)
                .filter(module -> modules.test(module.name()))
                .map(ModuleDescriptor::exports)
                .flatMap(Set::stream)
                .filter(exports -> !exports.isQualified())
                .map(Exports::source)
                .collect(Collectors.toUnmodifiableSet());
    }
}
