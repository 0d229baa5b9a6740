/**
 * What one may know of without seeing it: the search, the page of an offered data set, and the same
 * for machines as DCAT-AP, Croissant and Dataspace Protocol. May use {@code datasets} and the rooms
 * below. Start reading at {@link org.werkbank.platform.catalogue.Catalogue}.
 */
@NullMarked
package org.werkbank.platform.catalogue;

import org.jspecify.annotations.NullMarked;
