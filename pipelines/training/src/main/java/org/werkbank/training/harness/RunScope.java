package org.werkbank.training.harness;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.werkbank.contract.RunSpec;
import org.werkbank.training.store.ObjectFiles;

/**
 * What one run works with.
 *
 * @param temporary a folder of the run's own
 */
public record RunScope(
    RunSpec spec, SparkSession spark, ObjectFiles files, Journal journal, Path temporary) {

  /** The same with other random choices. */
  RunScope seeded(long seed) {
    return new RunScope(spec.seeded(seed), spark, files, journal, temporary);
  }
}
