/**
 * Why a call was taken or refused, in words for the admin: what the plan in force said of it, kept with the call.
 *
 * <p>Boundary: no caller's number in clear; nothing is sent.
 *
 * <p>Law: docs/adr/0022. Guard: RulingTest.
 */
@NullMarked
package org.parlour.sip.explain;

import org.jspecify.annotations.NullMarked;
