package org.werkbank.training.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;
import org.werkbank.training.failure.BadData;

/**
 * The short-lived keys of one run. They go into the Hadoop configuration and nowhere else: never
 * into Spark's settings, which Spark shows and logs, and never into a text.
 */
final class Credentials {
  private final Properties properties;

  private Credentials(Properties properties) {
    this.properties = properties;
  }

  static Credentials read(Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    return new Credentials(properties);
  }

  void applyTo(Configuration hadoop, Path temporary) {
    String endpoint = required("endpoint");
    boolean session = !properties.getProperty("sessionToken", "").isBlank();
    hadoop.set("fs.s3a.endpoint", endpoint);
    hadoop.set("fs.s3a.endpoint.region", properties.getProperty("region", "us-east-1"));
    hadoop.set("fs.s3a.path.style.access", "true");
    hadoop.setBoolean("fs.s3a.connection.ssl.enabled", endpoint.startsWith("https:"));
    hadoop.set("fs.s3a.access.key", required("accessKey"));
    hadoop.set("fs.s3a.secret.key", required("secretKey"));
    if (session) {
      hadoop.set("fs.s3a.session.token", properties.getProperty("sessionToken"));
    }
    hadoop.set(
        "fs.s3a.aws.credentials.provider",
        session
            ? "org.apache.hadoop.fs.s3a.TemporaryAWSCredentialsProvider"
            : "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
    hadoop.set("fs.s3a.buffer.dir", temporary.toString());
    // the keys reach the run's own objects alone, so S3A must not look around first
    hadoop.set("fs.s3a.create.performance", "true");
    hadoop.set("fs.s3a.bucket.probe", "0");
    hadoop.set("fs.s3a.attempts.maximum", "3");
    hadoop.set("fs.s3a.retry.limit", "3");
  }

  private String required(String name) {
    String value = properties.getProperty(name);
    if (value == null || value.isBlank()) {
      throw BadData.badSpec(
          "The credentials of the run lack " + name + ".",
          "In den Zugangsdaten des Laufs fehlt " + name + ".");
    }
    return value.strip();
  }
}
