/**
 * The program as the machine sees it: a process that is started, asked, called, copied, signalled and killed.
 *
 * <p>Boundary: no class of the program is called while a process of it runs on the same data.
 *
 * <p>Law: our contract (docs/OPERATIONS.md). Guard: ProgramTest, KillTest.
 */
@NullMarked
package org.parlour.callers.program;

import org.jspecify.annotations.NullMarked;
