package org.parlour.walls.source;

import java.util.List;
import org.parlour.walls.Wall;

/** The list of this room. */
final class SourceWalls {
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
            new FormatWall(),
            new PomWall(),
            new LockFileWall(),
            new MachinePathWall());

    private SourceWalls() {}
}
