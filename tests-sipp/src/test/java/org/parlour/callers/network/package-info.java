/**
 * What lies between a browser and the program: a network of a browser's own, a door into it that can be shut, and a
 * path for datagrams that loses, delays and breaks.
 *
 * <p>Boundary: loopback, and networks that were made here and are removed here.
 *
 * <p>Law: network_namespaces(7), our contract. Guard: NamespaceTest, DoorwayTest, ImpairedPathTest.
 */
@NullMarked
package org.parlour.callers.network;

import org.jspecify.annotations.NullMarked;
