/**
 * The registry: models, versions, aliases, shares, cards, scoring. It may use {@code runs}, {@code
 * datasets}, {@code pipelines}, {@code members}, {@code audit}, {@code storage}, {@code db}, {@code
 * web}, {@code problem} and the contract. Start at {@link org.werkbank.platform.models.Models}.
 */
@NullMarked
package org.werkbank.platform.models;

import org.jspecify.annotations.NullMarked;
