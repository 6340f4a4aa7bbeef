/**
 * Text in YAML 1.2 as a tree whose every node knows where it stands. Nothing is guessed from how a value looks: {@code
 * NO} is two letters and {@code 030} is three digits, until the field that holds them says what they mean.
 *
 * <p>Boundary: no object is made by a tag, nothing refers to itself, and a tree is no larger than its limits say, whatever
 * aliases multiply. A text is never repeated in a fault: it may hold a secret.
 *
 * <p>Law: YAML 1.2.2, read by snakeyaml-engine. Guard: YamlTextTest, YamlTextFuzzTest.
 */
@NullMarked
package org.parlour.dialplan.yaml;

import org.jspecify.annotations.NullMarked;
