/**
 * Dial plans as admins write them. The truth is a numbered revision in the store: files in {@code data/dialplan} that were
 * changed become the next one where they check, and so does what comes over the API, which writes the files then. What does
 * not check replaces nothing, and is said in the log, over the API and by a meter.
 *
 * <p>The folder is looked at each second instead of being told of changes: what another machine writes to a shared folder is
 * told to nobody, a folder that is deleted and made again is another one to the kernel, and editors write beside the file
 * and rename. A state of the folder counts once it has stood still from one look to the next, so that a half-written file
 * is none.
 *
 * <p>Boundary: no call is decided here, and no name looked up; whoever begins a call takes what holds at that moment and
 * keeps it. Files of other kinds are left alone; text that nobody has seen in the store is put aside before it is written
 * over.
 *
 * <p>Law: our contract, docs/adr/0022-dial-plans.md; RFC 9110 section 13.1.1, RFC 6585 section 3, RFC 9457. Guard:
 * PlanBookTest, PlanFolderTest, DialPlanApiTest, PlanWishFuzzTest.
 */
@NullMarked
package org.parlour.conference.trunks;

import org.jspecify.annotations.NullMarked;
