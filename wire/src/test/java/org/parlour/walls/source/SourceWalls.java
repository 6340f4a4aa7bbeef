package org.parlour.walls.source;

import java.nio.file.Path;
import java.util.List;
import org.parlour.walls.Wall;

/** The list of this room. */
final class SourceWalls {
    static final Path MODULE = Path.of(System.getProperty("parlour.module.folder", "."))
            .toAbsolutePath()
            .normalize();

    static final List<Wall<Repository>> ALL = List.of(
            new FileLengthWall(),
            new MethodLengthWall(),
            new ParameterWall(),
            new SignWall(),
            new GuardWall(),
            new SuppressionWall(),
            new SwallowWall(),
            new DisabledTestWall(),
            new CommentWall(),
            new DeadCodeWall(),
            new FormatWall(MODULE.resolve("target/formatted-sources.txt")),
            new PomWall(),
            new LockFileWall(),
            new MachinePathWall());

    private SourceWalls() {}
}
