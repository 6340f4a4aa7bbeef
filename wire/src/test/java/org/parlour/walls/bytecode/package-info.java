/**
 * The walls that are seen in class files: floors, libraries, cores, sleeping, statics, cycles,
 * names, secrets. One small class for each.
 *
 * <p>Boundary: no source is read, no class is loaded or run.
 *
 * <p>Law: our contract (docs/STYLE.md, docs/ARCHITECTURE.md). Guard: RuinTest, LibraryWallTest,
 * BytecodeWallsTest.
 */
@NullMarked
package org.parlour.walls.bytecode;

import org.jspecify.annotations.NullMarked;
