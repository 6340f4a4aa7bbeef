package org.parlour.walls.bytecode;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.parlour.walls.Inspection;
import org.parlour.walls.Wall;

/** The door of this room: every module's {@code WallsTest} asks for its tests here. */
public final class BytecodeWalls {
    static final List<Wall<Building>> ALL = List.of(
            new FloorWall(),
            new LibraryWall(),
            new CoreWall(),
            new InjectedClockWall(),
            new SleepWall(),
            new StaticsWall(),
            new CycleWall(),
            new NameWall(),
            new AccessorWall(),
            new SecretWall(),
            new SightWall());

    private BytecodeWalls() {}

    public static Stream<DynamicTest> ofThisModule() {
        Building module = Building.ofModule(Path.of(System.getProperty("parlour.module.folder", ".")));
        return Inspection.ofTheHouse().tests(ALL, module);
    }
}
