package org.werkbank.platform.pipelines;

import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ContractJson;
import org.werkbank.contract.PipelineDescriptor;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageKey;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.pipelines.dryrun.DryRuns;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Role;

/** The door to pipelines. */
public final class Pipelines {
  private static final int SHOWN = 200;

  /** Built-in versions stand before all others in the list, with the time of its start. */
  private static final long BUILT_IN = PageKey.START.time();

  private record Keyed(long time, String id, PipelineEntry entry) {}

  private final BuiltInPipelines builtIn;
  private final Database database;
  private final ObjectStore objects;
  private final SubmissionRows rows;
  private final Submissions submissions;
  private final DryRuns dryRuns;

  public Pipelines(
      BuiltInPipelines builtIn,
      Database database,
      ObjectStore objects,
      AuditTrail audit,
      DryRuns dryRuns,
      Clock clock,
      Ids ids) {
    this.builtIn = builtIn;
    this.database = database;
    this.objects = objects;
    ContractJson json = new ContractJson();
    this.rows = new SubmissionRows(json);
    this.dryRuns = dryRuns;
    this.submissions =
        new Submissions(builtIn, database, objects, audit, json, dryRuns, clock, ids);
  }

  /** Newest startable version of every pipeline, built-in ones first, by name. */
  public List<PipelineVersion> startable() {
    List<PipelineVersion> all = new ArrayList<>();
    builtIn.newest().forEach(descriptor -> all.add(new PipelineVersion(descriptor, null)));
    newestApproved().forEach(approved -> all.add(approved.startable()));
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

  /**
   * Every version the user may see: built-in ones by name, then submitted ones, newest first.
   * Versions that are not approved are seen by the submitter's member and the office alone.
   */
  public Page<PipelineEntry> list(CurrentUser user, PageRequest page) {
    List<Keyed> entries = new ArrayList<>();
    if (page.after().time() == BUILT_IN) {
      builtIn.all().stream()
          .map(PipelineEntry::of)
          .map(entry -> new Keyed(BUILT_IN, entry.name() + " " + entry.version(), entry))
          .filter(row -> row.id().compareTo(page.after().id()) > 0)
          .sorted(Comparator.comparing(Keyed::id))
          .forEach(entries::add);
    }
    boolean all = user.is(Role.OFFICE);
    for (Submission one :
        rows.all(database.read(tx -> new PipelineStore(tx).visible(user.memberId(), all, page)))) {
      entries.add(
          new Keyed(one.submittedAt().toEpochMilli(), one.id(), PipelineEntry.of(one, user)));
    }
    return Page.of(
            entries.subList(0, Math.min(entries.size(), page.limit())),
            page,
            row -> new PageKey(row.time(), row.id()))
        .map(Keyed::entry);
  }

  /** What may start, newest version of each, as cards of the catalogue. */
  public List<PipelineEntry> catalogue(CurrentUser user) {
    List<PipelineEntry> cards = new ArrayList<>();
    builtIn.newest().forEach(descriptor -> cards.add(PipelineEntry.of(descriptor)));
    newestApproved().forEach(approved -> cards.add(PipelineEntry.of(approved, user)));
    return List.copyOf(cards);
  }

  /** What the user's member has submitted, newest first; the latest {@value #SHOWN}. */
  public List<PipelineEntry> own(CurrentUser user) {
    return rows
        .all(database.read(tx -> new PipelineStore(tx).ofMember(user.memberId(), SHOWN)))
        .stream()
        .map(one -> PipelineEntry.of(one, user))
        .toList();
  }

  /** What waits for the office, oldest first; nothing for anybody else. */
  public List<PipelineEntry> waiting(CurrentUser user) {
    if (!user.is(Role.OFFICE)) {
      return List.of();
    }
    return rows.all(database.read(tx -> new PipelineStore(tx).waiting(SHOWN))).stream()
        .map(one -> PipelineEntry.of(one, user))
        .toList();
  }

  /** Every version of a pipeline that the user may see: the newest that may start comes first. */
  public List<PipelineEntry> versions(CurrentUser user, String name) {
    List<PipelineEntry> versions = new ArrayList<>();
    builtIn.all().stream()
        .filter(descriptor -> descriptor.name().equals(name))
        .forEach(descriptor -> versions.add(0, PipelineEntry.of(descriptor)));
    versionsOf(name).stream()
        .filter(one -> one.isVisibleTo(user))
        .sorted(Comparator.comparing(one -> one.state() != ReviewState.APPROVED))
        .forEach(one -> versions.add(PipelineEntry.of(one, user)));
    if (versions.isEmpty()) {
      throw Problem.notFound("pipelines.noPipeline", name);
    }
    return List.copyOf(versions);
  }

  /** One version, with what the check of its jar saw where the user may know that. */
  public PipelineDetail version(CurrentUser user, String name, String version) {
    Optional<PipelineDescriptor> shipped = builtIn.find(name, version);
    if (shipped.isPresent()) {
      return new PipelineDetail(PipelineEntry.of(shipped.get()), null, null, null);
    }
    Submission submission = visible(user, name, version);
    PipelineEntry entry = PipelineEntry.of(submission, user);
    if (entry.submission() == null) {
      return new PipelineDetail(entry, null, null, null);
    }
    JarReport report = report(submission);
    return new PipelineDetail(
        entry, report, changes(submission, report), dryRuns.of(submission.id()).orElse(null));
  }

  /** Against what the office knows already: the newest approved one before, else the newest. */
  private @Nullable JarChanges changes(Submission submission, JarReport report) {
    return versionsOf(submission.name()).stream()
        .filter(one -> one.submittedAt().isBefore(submission.submittedAt()))
        .min(Comparator.comparing(one -> !one.wasApproved()))
        .map(
            earlier ->
                JarChanges.between(
                    earlier.descriptor(), report(earlier), submission.descriptor(), report))
        .orElse(null);
  }

  /**
   * Submits a new version for review.
   *
   * @param descriptor JSON as the contract describes it
   * @param jar read once to its end
   */
  public PipelineEntry submit(CurrentUser user, String descriptor, InputStream jar) {
    PipelineDescriptor taken = submissions.submit(user, descriptor, jar);
    return PipelineEntry.of(visible(user, taken.name(), taken.version()), user);
  }

  /** Approves or rejects a version; for the office. */
  public PipelineEntry review(CurrentUser office, String name, String version, Decision decision) {
    submissions.review(office, visible(office, name, version), decision);
    return PipelineEntry.of(visible(office, name, version), office);
  }

  /** Takes a version back: for the member that submitted it, and for the office. */
  public PipelineEntry withdraw(CurrentUser user, String name, String version, String reason) {
    Submission submission = visible(user, name, version);
    if (!user.is(Role.OFFICE) && !user.memberSlug().equals(submission.memberSlug())) {
      throw Problem.of(ProblemType.FORBIDDEN, "pipelines.withdraw.notYours", name, version);
    }
    submissions.withdraw(user, submission, reason.strip());
    return PipelineEntry.of(visible(user, name, version), user);
  }

  private Submission visible(CurrentUser user, String name, String version) {
    return database
        .read(tx -> new PipelineStore(tx).find(name, version))
        .map(rows::submission)
        .filter(one -> one.isVisibleTo(user))
        .orElseThrow(() -> Problem.notFound("pipelines.noVersion", name, version));
  }

  private JarReport report(Submission submission) {
    return rows.report(database.read(tx -> new PipelineStore(tx).report(submission.id())));
  }

  private PipelineVersion startable(
      String name, @Nullable String version, Predicate<Submission> known) {
    Optional<PipelineDescriptor> shipped = builtIn.find(name, version);
    if (shipped.isPresent()) {
      return new PipelineVersion(shipped.get(), null);
    }
    List<Submission> versions =
        versionsOf(name).stream()
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
    Submission.Withdrawal withdrawal = submission.withdrawal();
    if (withdrawal != null) {
      throw Problem.of(
          ProblemType.CONFLICT,
          "pipelines.withdrawn",
          submission.name(),
          submission.version(),
          withdrawal.reason());
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

  private List<Submission> versionsOf(String name) {
    return rows.all(database.read(tx -> new PipelineStore(tx).versionsOf(name)));
  }

  /** The newest approved version of each name, by name. */
  private List<Submission> newestApproved() {
    Map<String, Submission> byName = new LinkedHashMap<>();
    rows.all(database.read(tx -> new PipelineStore(tx).approved()))
        .forEach(one -> byName.putIfAbsent(one.name(), one));
    return List.copyOf(byName.values());
  }
}
