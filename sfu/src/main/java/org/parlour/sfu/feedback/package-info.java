/**
 * RTCP, ended per leg. {@link org.parlour.sfu.feedback.UplinkFeedback} is what a publisher hears from us: reports of
 * what came, transport-wide feedback, requests for lost packets and key frames, a limit where nothing better was
 * agreed. {@link org.parlour.sfu.feedback.DownlinkFeedback} is what a viewer hears and says: sender reports of the
 * slots, lost packets sent again, key frames wanted.
 *
 * <p>Boundary: no report of one leg reaches another as it came; no bandwidth is estimated here
 * ({@code sfu.bandwidth}).
 *
 * <p>Law: RFC 3550 §6, RFC 4585, RFC 5104, RFC 4588, draft-holmer-rmcat-transport-wide-cc-extensions-01,
 * draft-alvestrand-rmcat-remb-03. Guard: UplinkFeedbackTest, DownlinkFeedbackTest, SentPacketsTest, FeedbackSimulationTest,
 * FeedbackFuzzTest, FeedbackAllocationTest.
 */
@NullMarked
package org.parlour.sfu.feedback;

import org.jspecify.annotations.NullMarked;
