/**
 * How well the ear of {@code mixer.hold} tells music and tones from people: recorded music and speech, ring-back of ten
 * countries, and the command that writes docs/measurements/firewall.md.
 *
 * <p>Boundary: recordings are fetched, never kept in the repository. What the ear was fitted to and what it is only judged
 * on stands apart, file by file.
 *
 * <p>Law: our contract. Guard: FirewallFiguresTest.
 */
@NullMarked
package org.parlour.callers.firewall;

import org.jspecify.annotations.NullMarked;
