/**
 * The browser as those who sit at it meet it: each suite starts the program once, makes rooms by the API, and lets real
 * browsers open their links.
 *
 * <p>Boundary: only what a person sees and hears, what a page tells of itself in {@code window.parlour}, and the
 * signalling that any client may speak.
 *
 * <p>Law: docs/ARCHITECTURE.md, W3C WebRTC 1.0, WCAG 2.2. Guard: ThreeBrowsersTest, RoomControlsTest, ReconnectTest,
 * LobbyTest, OneSeatTest, TicketTest, LossTest, SpeakerChangeTest, AccessibilityTest, OtherAgentsTest, StormTest,
 * LinkSecretsTest.
 */
@NullMarked
package org.parlour.callers.browser;

import org.jspecify.annotations.NullMarked;
