/**
 * The grammar that turns a sentence into clips: what is to be said, a language and a speed in, a list of sounds and
 * pauses out. Also: which clips there must be, what each says, and how a sound file is read.
 *
 * <p>Boundary: no file is opened here and nothing is played; playing is the mixer's work.
 *
 * <p>Law: our contract (dialplans/prompts/README.md); RIFF/WAVE of 1991. Guard: SpeechTest, EnglishTest, GermanTest,
 * RussianTest, CatalogueTest, ClipQualityTest, WavClipTest, WavClipFuzzTest, AsteriskSoundsTest.
 */
@NullMarked
package org.parlour.dialplan.speech;

import org.jspecify.annotations.NullMarked;
