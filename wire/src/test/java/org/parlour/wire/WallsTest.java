package org.parlour.wire;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.parlour.walls.bytecode.BytecodeWalls;

class WallsTest {
    @TestFactory
    Stream<DynamicTest> stand() {
        return BytecodeWalls.ofThisModule();
    }
}
