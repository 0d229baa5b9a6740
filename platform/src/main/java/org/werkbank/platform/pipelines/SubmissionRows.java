package org.werkbank.platform.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.PipelineDescriptor;

/** Makes submissions and reports out of the rows they are stored as. */
final class SubmissionRows {
  private final ContractJson json;

  SubmissionRows(ContractJson json) {
    this.json = json;
  }

  List<Submission> all(List<PipelineStore.Row> rows) {
    return rows.stream().map(this::submission).toList();
  }

  Submission submission(PipelineStore.Row row) {
    Long reviewedAt = row.reviewedAt();
    String by = row.reviewedBy();
    String comment = row.reviewComment();
    return new Submission(
        row.id(),
        row.memberSlug(),
        row.memberName(),
        json.read(row.descriptor(), PipelineDescriptor.class),
        new PipelineVersion.Jar(row.jarBucket(), row.jarKey(), row.jarSha256(), row.memberSlug()),
        row.jarSizeBytes(),
        ReviewState.of(row.state()) == ReviewState.APPROVED,
        row.withdrawnAt() == null ? ReviewState.of(row.state()) : ReviewState.WITHDRAWN,
        row.submittedBy(),
        Instant.ofEpochMilli(row.submittedAt()),
        reviewedAt == null || by == null
            ? null
            : new Submission.Review(
                by, Instant.ofEpochMilli(reviewedAt), comment == null ? "" : comment),
        withdrawal(row));
  }

  private static Submission.@Nullable Withdrawal withdrawal(PipelineStore.Row row) {
    Long at = row.withdrawnAt();
    String by = row.withdrawnBy();
    String reason = row.withdrawalReason();
    return at == null || by == null || reason == null
        ? null
        : new Submission.Withdrawal(by, Instant.ofEpochMilli(at), reason);
  }

  JarReport report(PipelineStore.ReportRow row) {
    return new JarReport(
        List.of(json.read(row.classes(), String[].class)),
        List.of(json.read(row.findings(), Finding[].class)),
        json.read(row.facts(), JarReport.Facts.class),
        hashes(row.classHashes()));
  }

  private Map<String, String> hashes(String text) {
    Map<String, String> hashes = new TreeMap<>();
    json.read(text, JsonNode.class)
        .fields()
        .forEachRemaining(one -> hashes.put(one.getKey(), one.getValue().asText()));
    return hashes;
  }
}
