package org.werkbank.training.run;

import org.apache.spark.sql.SparkSession;

/** Opens the Spark session of the process, once. */
public final class Sessions {
  private Sessions() {}

  /** The session with the settings that suit small jobs; master and memory come from outside. */
  public static SparkSession open() {
    return SparkSession.builder()
        .appName("werkbank")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.catalogImplementation", "in-memory")
        .config("spark.sql.shuffle.partitions", "2")
        // generated code costs a second to compile and saves less on rows that are read once
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.sql.legacy.timeParserPolicy", "CORRECTED")
        .getOrCreate();
  }
}
