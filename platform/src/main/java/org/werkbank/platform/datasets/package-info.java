/**
 * Data sets and their immutable versions: upload, profile, schema. It may use {@code members},
 * {@code audit}, {@code storage}, {@code db}, {@code web}, {@code problem} and the contract. Start
 * at {@link org.werkbank.platform.datasets.Datasets}.
 */
@NullMarked
package org.werkbank.platform.datasets;

import org.jspecify.annotations.NullMarked;
