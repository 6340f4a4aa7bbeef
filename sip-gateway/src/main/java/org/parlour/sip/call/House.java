package org.parlour.sip.call;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.parlour.sip.mixing.PhoneSounds;

/** What every call leans on. */
record House(Upstairs upstairs, PhoneSounds sounds, RandomGenerator chance, InstantSource clock) {}
