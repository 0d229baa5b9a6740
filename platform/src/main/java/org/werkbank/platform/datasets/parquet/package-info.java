/**
 * Reads Parquet files once, column types and all, and says what they hold. It may use {@code
 * datasets.profile} and {@code problem}. Start at {@link
 * org.werkbank.platform.datasets.parquet.ParquetProfiler}.
 */
@NullMarked
package org.werkbank.platform.datasets.parquet;

import org.jspecify.annotations.NullMarked;
