/**
 * The walls that are seen in files: size, signs, suppressed warnings, swallowed exceptions, comments,
 * format, versions, paths of machines. One small class for each.
 *
 * <p>Boundary: no class file is read; Java is parsed with the compiler's own tree API and never
 * compiled.
 *
 * <p>Law: our contract (docs/STYLE.md). Guard: SourceWallsTest, SizeWallsTest, SignWallsTest,
 * HabitWallsTest, TextWallsTest.
 */
@NullMarked
package org.parlour.walls.source;

import org.jspecify.annotations.NullMarked;
