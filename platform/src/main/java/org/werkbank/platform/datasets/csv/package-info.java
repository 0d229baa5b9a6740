/**
 * CSV as plants write it: dialect and encoding found from a sample, then one strict pass that
 * profiles. It may use {@code problem} and the contract. Start at {@link
 * org.werkbank.platform.datasets.csv.CsvProfiler}.
 */
@NullMarked
package org.werkbank.platform.datasets.csv;

import org.jspecify.annotations.NullMarked;
