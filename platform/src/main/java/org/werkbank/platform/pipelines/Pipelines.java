package org.werkbank.platform.pipelines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.web.CurrentUser;

/** The door to pipelines. */
public final class Pipelines {
  private final BuiltInPipelines builtIn;
  private final Database database;
  private final ObjectStore objects;
  private final ContractJson json = new ContractJson();

  public Pipelines(BuiltInPipelines builtIn, Database database, ObjectStore objects) {
    this.builtIn = builtIn;
    this.database = database;
    this.objects = objects;
  }

  /** Newest startable version of every pipeline, built-in ones first, by name. */
  public List<PipelineVersion> startable() {
    List<PipelineVersion> all = new ArrayList<>();
    builtIn.newest().forEach(descriptor -> all.add(new PipelineVersion(descriptor, null)));
    Set<String> seen = new HashSet<>();
    for (Submission approved : submissions(database.read(tx -> new PipelineStore(tx).approved()))) {
      if (seen.add(approved.name())) {
        all.add(approved.startable());
      }
    }
    return List.copyOf(all);
  }

  /**
   * A version that may start: built in or approved.
   *
   * @param version or null for the newest
   */
  public PipelineVersion startable(String name, @Nullable String version) {
    return startable(name, version, submission -> true);
  }

  /**
   * A version that may start, as this user may know of it: another member's version that is not
   * approved is not there.
   *
   * @param version or null for the newest
   */
  public PipelineVersion startable(CurrentUser user, String name, @Nullable String version) {
    return startable(name, version, submission -> submission.isVisibleTo(user));
  }

  private PipelineVersion startable(
      String name, @Nullable String version, Predicate<Submission> known) {
    Optional<PipelineDescriptor> shipped = builtIn.find(name, version);
    if (shipped.isPresent()) {
      return new PipelineVersion(shipped.get(), null);
    }
    List<Submission> versions =
        submissions(database.read(tx -> new PipelineStore(tx).versionsOf(name))).stream()
            .filter(known)
            .filter(one -> version == null || one.version().equals(version))
            .toList();
    Submission wanted =
        versions.stream()
            .filter(one -> one.state() == ReviewState.APPROVED)
            .findFirst()
            .or(() -> versions.stream().findFirst())
            .orElseThrow(
                () ->
                    version == null
                        ? Problem.notFound("pipelines.noPipeline", name)
                        : Problem.notFound("pipelines.noVersion", name, version));
    requireStartable(wanted);
    return wanted.startable();
  }

  private void requireStartable(Submission submission) {
    if (submission.state() == ReviewState.SUBMITTED) {
      throw Problem.of(
          ProblemType.CONFLICT, "pipelines.notApproved", submission.name(), submission.version());
    }
    if (submission.state() == ReviewState.REJECTED) {
      throw Problem.of(
          ProblemType.CONFLICT,
          "pipelines.rejected",
          submission.name(),
          submission.version(),
          submission.review() == null ? "" : submission.review().comment());
    }
    boolean unchanged =
        objects
            .find(submission.jar().bucket(), submission.jar().key())
            .filter(object -> object.sizeBytes() == submission.jarSizeBytes())
            .isPresent();
    if (!unchanged) {
      throw Problem.of(
          ProblemType.CONFLICT, "pipelines.jarChanged", submission.name(), submission.version());
    }
  }

  private List<Submission> submissions(List<PipelineStore.Row> rows) {
    return rows.stream().map(this::submission).toList();
  }

  private Submission submission(PipelineStore.Row row) {
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
}
