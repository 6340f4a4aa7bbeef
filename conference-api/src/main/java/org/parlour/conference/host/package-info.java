/**
 * The machine under the program: the data folder and its lock, files that survive a power cut, free
 * ports and who holds the others, the names this machine goes by.
 *
 * <p>Boundary: nothing of Parlour is known here but the sentence with which a start is refused.
 *
 * <p>Law: POSIX (atomic rename, advisory locks), Linux proc(5). Guard: DataFolderTest, PortsTest, LocalNamesTest.
 */
@NullMarked
package org.parlour.conference.host;

import org.jspecify.annotations.NullMarked;
