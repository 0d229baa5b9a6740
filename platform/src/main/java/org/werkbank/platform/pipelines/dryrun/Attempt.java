package org.werkbank.platform.pipelines.dryrun;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.werkbank.contract.Input;
import org.werkbank.contract.Limits;
import org.werkbank.contract.Mode;
import org.werkbank.contract.Outputs;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.contract.PipelineRef;
import org.werkbank.contract.RunSpec;
import org.werkbank.platform.launch.LaunchRequest;
import org.werkbank.platform.storage.Grant;
import org.werkbank.platform.storage.ObjectStore;

/** One version with its made-up rows, as the launcher wants it. */
final class Attempt {
  static final int NUMBER = 1;
  static final long SECONDS = 180;
  private static final String CSV = "text/csv";

  private final DryRunStore.Due due;
  private final PipelineDescriptor pipeline;
  private final SyntheticTable table;
  private final byte[] csv;

  Attempt(DryRunStore.Due due, PipelineDescriptor pipeline, SyntheticTable table) {
    this.due = due;
    this.pipeline = pipeline;
    this.table = table;
    this.csv = table.csv();
  }

  /** The name under which the launcher knows the trial of a version. */
  static String runId(String versionId) {
    return "dry-" + versionId;
  }

  DryRunStore.Due due() {
    return due;
  }

  PipelineDescriptor pipeline() {
    return pipeline;
  }

  int rows() {
    return table.rows().size();
  }

  /** Puts the rows where the process finds them; they go with the prefix. */
  void putRows(ObjectStore objects) {
    objects.put(due.jarBucket(), rowsKey(), new ByteArrayInputStream(csv), csv.length, CSV);
  }

  LaunchRequest request(int memoryMiB, Instant now) {
    String bucket = due.jarBucket();
    String out = due.prefix() + "out/";
    return new LaunchRequest(
        spec(memoryMiB, "s3a://" + bucket + "/" + out, now),
        List.of(Grant.read(bucket, rowsKey()), Grant.write(bucket, out)),
        new LaunchRequest.JarObject(bucket, due.jarKey(), due.jarSha256()));
  }

  private RunSpec spec(int memoryMiB, String out, Instant now) {
    return new RunSpec(
        RunSpec.VERSION,
        due.runId(),
        NUMBER,
        Mode.TRAIN,
        new PipelineRef(pipeline.name(), pipeline.version(), due.jarSha256(), pipeline.trainer()),
        pipeline.task(),
        List.of(input()),
        defaults(),
        table.split(),
        1,
        new Outputs(out),
        new Limits(SECONDS, memoryMiB, 1),
        now.toString());
  }

  private Input input() {
    return new Input(
        Input.DATA,
        "synthetic",
        "1",
        "s3a://" + due.jarBucket() + "/" + rowsKey(),
        CSV,
        sha256(csv),
        csv.length,
        table.columns(),
        SyntheticTable.DIALECT);
  }

  private Map<String, Object> defaults() {
    Map<String, Object> values = new LinkedHashMap<>();
    pipeline.parameters().forEach(one -> values.put(one.name(), one.defaultValue()));
    return values;
  }

  private String rowsKey() {
    return due.prefix() + "rows.csv";
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
