package org.werkbank.training.harness;

import org.apache.spark.sql.SparkSession;
import org.werkbank.contract.RunSpec;
import org.werkbank.training.store.ObjectFiles;

/** What one run works with. */
public record RunScope(RunSpec spec, SparkSession spark, ObjectFiles files, Journal journal) {}
