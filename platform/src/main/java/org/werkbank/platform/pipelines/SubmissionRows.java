package org.werkbank.platform.pipelines;

import java.time.Instant;
import java.util.List;
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
        ReviewState.of(row.state()),
        row.submittedBy(),
        Instant.ofEpochMilli(row.submittedAt()),
        reviewedAt == null || by == null
            ? null
            : new Submission.Review(
                by, Instant.ofEpochMilli(reviewedAt), comment == null ? "" : comment));
  }

  JarReport report(PipelineStore.ReportRow row) {
    return new JarReport(
        List.of(json.read(row.classes(), String[].class)),
        List.of(json.read(row.findings(), Finding[].class)),
        json.read(row.facts(), JarReport.Facts.class));
  }
}
