package org.werkbank.platform.datasets.csv;

import java.io.InputStream;
import java.util.function.Supplier;

/**
 * One file that goes into a version.
 *
 * @param bytes opens it; asked once
 */
public record CsvPart(String name, FileDialect dialect, Supplier<InputStream> bytes) {}
