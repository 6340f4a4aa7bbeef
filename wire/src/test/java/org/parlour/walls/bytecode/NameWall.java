package org.parlour.walls.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.Wall;

/** A class is named for what it is. */
final class NameWall implements Wall<Building> {
    private static final Pattern EMPTY_WORDS =
            Pattern.compile(".*(Manager|Utils?|Impl|Helper|Common|Base|Info|Data|Wrapper|Processor|Service)");
    private static final Pattern ABSTRACT = Pattern.compile("Abstract.*");
    private static final Pattern MARKED_INTERFACE = Pattern.compile("I\\p{Lu}.*");

    @Override
    public Stream<Breach> breaches(Building building) {
        return building.writtenTestsToo()
                .filter(NameWall::isEmptyWord)
                .map(type -> new Breach(
                        type.getName(),
                        "is called " + type.getSimpleName(),
                        "Manager, Util, Impl, Helper, Common, Base, Info, Data, Wrapper, Processor, Service,"
                                + " Abstract… and I… say nothing about the thing",
                        "name it by its noun in the RFC or in docs/GLOSSARY.md, or by how it differs from the"
                                + " other one"));
    }

    private static boolean isEmptyWord(JavaClass type) {
        String name = type.getSimpleName();
        return EMPTY_WORDS.matcher(name).matches()
                || ABSTRACT.matcher(name).matches()
                || (type.isInterface() && MARKED_INTERFACE.matcher(name).matches());
    }
}
