/**
 * Keeps us reachable: for each trunk one lane, on which its registration is kept and its peers are asked whether they
 * are there.
 *
 * <p>{@link org.parlour.sip.reach.Registrations} is the door. It follows a plan: what is new starts, what is unchanged
 * is not touched, what is gone is taken back at the provider. What it hears it tells {@link
 * org.parlour.sip.reach.ReachNews}. Names are looked up behind {@link org.parlour.sip.reach.Whereabouts}.
 *
 * <p>Boundary: the decisions are {@code sip.registration}'s and {@code sip.probe}'s; no dial-plan decision; no password
 * outlives the attempt that it was read for in any place but the core.
 *
 * <p>Law: docs/adr/0003 (one lane each: a slow, dead or flapping provider waits alone). Guard: RegistrationsTest with
 * scripted registrars on loopback, KamailioRegistrarTest with one that others wrote, WrittenPasswordsTest.
 */
@NullMarked
package org.parlour.sip.reach;

import org.jspecify.annotations.NullMarked;
