package org.werkbank.training.run;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.harness.PipelineCode;

/** What the run ran with. */
final class Versions {
  private Versions() {}

  static Map<String, String> of(PipelineCode code) {
    Map<String, String> versions = new TreeMap<>();
    versions.put("java", System.getProperty("java.version", "unknown"));
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    versions.put("arch", System.getProperty("os.arch", "unknown"));
    versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    // set by spark-submit; the session itself may not be up yet
    versions.put("master", System.getProperty("spark.master", "local[*]"));
    versions.put("isolation", code.isolation());
    put(versions, "xgboost", ml.dmlc.xgboost4j.java.XGBoost.class);
    put(versions, "dl4j", "org.deeplearning4j.nn.multilayer.MultiLayerNetwork");
    put(versions, "djl", "ai.djl.pytorch.engine.PtEngine");
    return versions;
  }

  private static void put(Map<String, String> versions, String name, String className) {
    try {
      put(versions, name, Class.forName(className, false, Versions.class.getClassLoader()));
    } catch (ClassNotFoundException e) {
      versions.put(name, "absent");
    }
  }

  private static void put(Map<String, String> versions, String name, Class<?> type) {
    @Nullable String version = type.getPackage().getImplementationVersion();
    versions.put(name, version == null ? jarVersion(type) : version);
  }

  // jars without a version in their manifest carry it in their name
  private static String jarVersion(Class<?> type) {
    var source = type.getProtectionDomain().getCodeSource();
    String file = source == null ? "" : source.getLocation().getPath();
    String version = file.replaceAll(".*?-([0-9][^/]*)\\.jar$", "$1");
    return version.equals(file) ? "unknown" : version;
  }
}
