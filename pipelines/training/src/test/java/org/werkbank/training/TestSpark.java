package org.werkbank.training;

import org.apache.spark.sql.SparkSession;
import org.werkbank.training.run.Sessions;

/** One Spark session for all tests of this process; it ends with it. */
public final class TestSpark {
  private TestSpark() {}

  public static SparkSession session() {
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.driver.host", "127.0.0.1");
    System.setProperty("spark.driver.bindAddress", "127.0.0.1");
    return Sessions.open();
  }
}
