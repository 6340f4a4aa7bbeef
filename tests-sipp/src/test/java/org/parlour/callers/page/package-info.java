/**
 * What a test holds in its hands when somebody sits at a browser: the page, whichever browser shows it; a camera whose
 * picture is read by machines; a microphone with a marker; eyes that look at a tile and an ear at what the page plays.
 *
 * <p>Boundary: no browser is started here, and nothing is known of the program's pages but that they are pages.
 *
 * <p>Law: W3C WebRTC 1.0, Media Capture and Streams. Guard: NumberedPictureTest, LooksTest, OnsetTest, ChromiumTest,
 * FirefoxTest.
 */
@NullMarked
package org.parlour.callers.page;

import org.jspecify.annotations.NullMarked;
