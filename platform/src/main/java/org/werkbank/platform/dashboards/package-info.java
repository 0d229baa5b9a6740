/**
 * What taking part brings, for managers: models in use, money, quality, gain from the consortium.
 * It may use the feature rooms, {@code audit}, {@code db}, {@code web}, {@code problem} and the
 * contract. Start at {@link org.werkbank.platform.dashboards.Dashboards}.
 */
@NullMarked
package org.werkbank.platform.dashboards;

import org.jspecify.annotations.NullMarked;
