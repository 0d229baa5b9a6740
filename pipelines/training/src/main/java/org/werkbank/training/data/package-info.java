/**
 * Rows as they were delivered: CSV or Parquet becomes typed columns, and nothing becomes missing
 * silently. It may use Spark for reading and the contract. Start at {@link
 * org.werkbank.training.data.FrameReader}.
 */
@NullMarked
package org.werkbank.training.data;

import org.jspecify.annotations.NullMarked;
