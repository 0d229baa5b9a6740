package org.werkbank.training.harness;

import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ColumnRole;
import org.werkbank.training.data.Frame;
import org.werkbank.training.series.Lags;
import org.werkbank.training.split.TimeOrder;

/**
 * Blocks of one season each, to draw whole ones in the bootstrap: errors of neighbouring rows of a
 * series resemble each other, and drawing single rows would make intervals too narrow (Künsch
 * 1989).
 */
final class SeasonBlocks {
  private SeasonBlocks() {}

  /** Number of the block of each row; null when the series has no season. */
  static int @Nullable [] of(Frame frame, Lags lags) {
    if (lags.seasons().isEmpty()) {
      return null;
    }
    int[] order = TimeOrder.of(frame.first(ColumnRole.TIME).orElse(null), frame.size());
    int[] blocks = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      blocks[order[place]] = place / lags.seasons().get(0);
    }
    return blocks;
  }
}
