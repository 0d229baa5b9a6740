package org.werkbank.platform.pipelines;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.platform.audit.AuditEvent;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.members.Member;
import org.werkbank.platform.pipelines.dryrun.DryRuns;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.web.CurrentUser;

/** Takes submitted versions in and carries their review. */
final class Submissions {
  static final long LARGEST_JAR_BYTES = 100_000_000;
  private static final String JAR = "application/java-archive";
  private static final int LONGEST_COMMENT = 4_000;

  private final BuiltInPipelines builtIn;
  private final Database database;
  private final ObjectStore objects;
  private final AuditTrail audit;
  private final ContractJson json;
  private final DescriptorReader descriptors;
  private final DryRuns dryRuns;
  private final Clock clock;
  private final Ids ids;

  Submissions(
      BuiltInPipelines builtIn,
      Database database,
      ObjectStore objects,
      AuditTrail audit,
      ContractJson json,
      DryRuns dryRuns,
      Clock clock,
      Ids ids) {
    this.builtIn = builtIn;
    this.database = database;
    this.objects = objects;
    this.audit = audit;
    this.json = json;
    this.descriptors = new DescriptorReader(json);
    this.dryRuns = dryRuns;
    this.clock = clock;
    this.ids = ids;
  }

  /** Takes a version in and answers with its descriptor. */
  PipelineDescriptor submit(CurrentUser user, String descriptorText, InputStream jarBytes) {
    PipelineDescriptor descriptor = descriptors.read(descriptorText);
    throwIf(database.read(tx -> refusal(new PipelineStore(tx), user, descriptor)));
    try (SpooledJar jar = SpooledJar.of(jarBytes, LARGEST_JAR_BYTES)) {
      JarReport report = JarCheck.check(jar.file(), jar.sizeBytes(), descriptor.trainer());
      store(user, descriptor, jar, report);
      dryRuns.wake();
      return descriptor;
    }
  }

  /** The bytes first, then the row; when the row is refused the bytes go again. */
  private void store(
      CurrentUser user, PipelineDescriptor descriptor, SpooledJar jar, JarReport report) {
    PipelineStore.Row row = newRow(user, descriptor, jar);
    objects.ensureBucket(row.jarBucket());
    try (InputStream bytes = jar.open()) {
      objects.put(row.jarBucket(), row.jarKey(), bytes, jar.sizeBytes(), JAR);
    } catch (IOException e) {
      throw Problem.of(ProblemType.UPLOAD_CUT, "pipelines.uploadCut").causedBy(e);
    }
    try {
      insert(user, row, report);
    } catch (RuntimeException e) {
      objects.remove(row.jarBucket(), row.jarKey());
      throw e;
    }
  }

  private void insert(CurrentUser user, PipelineStore.Row row, JarReport report) {
    database.change(
        tx -> {
          PipelineStore store = new PipelineStore(tx);
          throwIf(refusal(store, user, json.read(row.descriptor(), PipelineDescriptor.class)));
          store.insert(
              row,
              new PipelineStore.ReportRow(
                  json.write(report.classes()),
                  json.write(report.findings()),
                  json.write(report.facts()),
                  json.write(report.classHashes())));
          dryRuns.queue(tx, row.id());
          audit.record(
              tx,
              user,
              AuditEvent.of("pipeline.submitted", "pipeline", row.id(), user.memberSlug())
                  .with("name", row.name())
                  .with("version", row.version())
                  .with("sha256", row.jarSha256()));
        });
  }

  /** The key holds the row's id, so that taking back one attempt never takes another's bytes. */
  private PipelineStore.Row newRow(
      CurrentUser user, PipelineDescriptor descriptor, SpooledJar jar) {
    String id = ids.next();
    return new PipelineStore.Row(
        id,
        user.memberId(),
        user.memberSlug(),
        user.memberName(),
        descriptor.name(),
        descriptor.version(),
        json.write(descriptor),
        Member.bucketOf(user.memberSlug()),
        "pipelines/%s/%s/%s/%s.jar"
            .formatted(descriptor.name(), descriptor.version(), id, jar.sha256()),
        jar.sha256(),
        jar.sizeBytes(),
        ReviewState.SUBMITTED.slug(),
        user.email(),
        clock.millis(),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private Optional<Problem> refusal(
      PipelineStore store, CurrentUser user, PipelineDescriptor descriptor) {
    String name = descriptor.name();
    if (builtIn.has(name)) {
      return Optional.of(Problem.of(ProblemType.ALREADY_EXISTS, "pipelines.nameBuiltIn", name));
    }
    if (store.ownerOf(name).filter(owner -> !owner.equals(user.memberSlug())).isPresent()) {
      return Optional.of(Problem.of(ProblemType.ALREADY_EXISTS, "pipelines.nameTaken", name));
    }
    return store
        .find(name, descriptor.version())
        .map(
            row ->
                Problem.of(
                    ProblemType.ALREADY_EXISTS, "pipelines.versionTaken", name, row.version()));
  }

  private static void throwIf(Optional<Problem> refusal) {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
  }

  /** Records the office's decision on exactly the bytes it saw. */
  void review(CurrentUser office, Submission submission, Decision decision) {
    if (decision.comment().length() > LONGEST_COMMENT) {
      throw Problem.of(ProblemType.INVALID_INPUT, "pipelines.commentTooLong", LONGEST_COMMENT);
    }
    if (!decision.approves() && decision.comment().isBlank()) {
      throw Problem.of(ProblemType.INVALID_INPUT, "pipelines.commentMissing");
    }
    if (!decision.isAbout(submission.jar().sha256())) {
      throw Problem.of(
          ProblemType.CONFLICT, "pipelines.otherHash", submission.name(), submission.version());
    }
    if (decision.approves()) {
      requireSameBytes(submission);
    }
    Instant now = clock.instant();
    ReviewState state = decision.approves() ? ReviewState.APPROVED : ReviewState.REJECTED;
    database.change(
        tx -> {
          boolean first =
              new PipelineStore(tx)
                  .review(
                      submission.id(),
                      state,
                      office.email(),
                      now.toEpochMilli(),
                      decision.comment());
          if (!first) {
            throw Problem.of(
                ProblemType.CONFLICT,
                "pipelines.reviewed",
                submission.name(),
                submission.version());
          }
          audit.record(
              tx,
              office,
              AuditEvent.of(
                      "pipeline." + state.slug(),
                      "pipeline",
                      submission.id(),
                      submission.memberSlug())
                  .with("name", submission.name())
                  .with("version", submission.version())
                  .with("sha256", submission.jar().sha256())
                  .with("comment", decision.comment()));
        });
  }

  /** Takes a version back, for good: it does not start any more, and waiting runs of it fail. */
  void withdraw(CurrentUser user, Submission submission, String reason) {
    if (reason.isBlank() || reason.length() > LONGEST_COMMENT) {
      throw Problem.at(
          ProblemType.INVALID_INPUT,
          List.of(ProblemDetail.atPointer("/reason", "pipelines.withdraw.reason", LONGEST_COMMENT)),
          "web.bodyWrong");
    }
    database.change(
        tx -> {
          if (!new PipelineStore(tx)
              .withdraw(submission.id(), user.email(), clock.millis(), reason)) {
            throw Problem.of(
                ProblemType.CONFLICT,
                "pipelines.withdraw.nothing",
                submission.name(),
                submission.version());
          }
          audit.record(
              tx,
              user,
              AuditEvent.of(
                      "pipeline.withdrawn", "pipeline", submission.id(), submission.memberSlug())
                  .with("name", submission.name())
                  .with("version", submission.version())
                  .with("reason", reason));
        });
  }

  private void requireSameBytes(Submission submission) {
    PipelineVersion.Jar jar = submission.jar();
    try {
      String stored = SpooledJar.hashOf(objects.get(jar.bucket(), jar.key()));
      if (!stored.equals(jar.sha256())) {
        throw Problem.of(
            ProblemType.CONFLICT, "pipelines.jarChanged", submission.name(), submission.version());
      }
    } catch (IOException e) {
      throw Problem.of(ProblemType.STORE_UNAVAILABLE, "pipelines.jarUnreadable").causedBy(e);
    }
  }
}
