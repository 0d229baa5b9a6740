package org.werkbank.platform.models;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.werkbank.platform.audit.AuditEvent;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.members.Member;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.runs.ProducedModel;
import org.werkbank.platform.runs.Run;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.storage.StoredObject;
import org.werkbank.platform.web.CurrentUser;

/**
 * Makes versions: the predictor is copied out of the run's folder, so that the model outlives the
 * run, and only then named in the database.
 */
final class Registration {
  private static final String MODEL_FILE = "model.zip";

  private final Database database;
  private final ObjectStore store;
  private final AuditTrail audit;
  private final Clock clock;
  private final ModelRows rows;

  Registration(
      Database database, ObjectStore store, AuditTrail audit, Clock clock, ModelRows rows) {
    this.database = database;
    this.store = store;
    this.audit = audit;
    this.clock = clock;
    this.rows = rows;
  }

  /** The number of the version; one that was made of the same run before is answered again. */
  int register(CurrentUser user, Model model, ProducedModel produced) {
    Optional<Integer> before =
        database.read(tx -> new ModelVersionStore(tx).ofRun(model.id(), produced.run().id()));
    if (before.isPresent()) {
      return before.get();
    }
    int next = database.read(tx -> new ModelVersionStore(tx).newest(model.id())) + 1;
    ModelVersion version = copied(user, model, next, produced);
    database.change(tx -> insert(tx, user, model, version));
    return next;
  }

  private void insert(Transaction tx, CurrentUser user, Model model, ModelVersion version) {
    new ModelVersionStore(tx).insert(rows.row(version));
    audit.record(
        tx,
        user,
        AuditEvent.of("model.version.registered", "model", model.id(), model.memberSlug())
            .with("name", model.name())
            .with("version", version.version())
            .with("run", version.runId())
            .with("sha256", version.sha256()));
  }

  private ModelVersion copied(CurrentUser user, Model model, int number, ProducedModel produced) {
    Run run = produced.run();
    String bucket = Member.bucketOf(model.memberSlug());
    // The run's id keeps two registrations that meet under one number from overwriting each other.
    String prefix = "models/" + model.id() + "/" + number + "/" + run.id() + "/";
    String key = prefix + MODEL_FILE;
    store.copy(produced.bucket(), produced.key(), bucket, key);
    long copied = store.find(bucket, key).map(StoredObject::sizeBytes).orElse(-1L);
    if (copied != produced.sizeBytes()) {
      throw Problem.of(ProblemType.STORE_UNAVAILABLE, "models.copyIncomplete", model.name());
    }
    for (String card : cards(produced)) {
      store.copy(
          produced.bucket(), produced.prefix() + card, bucket, prefix + card.replace('/', '-'));
    }
    Instant now = clock.instant();
    return new ModelVersion(
        model.id(),
        number,
        run.id(),
        run.task(),
        produced.sha256(),
        produced.sizeBytes(),
        bucket,
        key,
        produced.model().format(),
        Quality.of(produced.evaluation()).orElse(null),
        produced.evaluation(),
        produced.model().features(),
        lineage(run, produced.origin()),
        run.resources(),
        user.name(),
        now);
  }

  /** The cards and plots the training wrote, relative to the run's folder. */
  private List<String> cards(ProducedModel produced) {
    List<String> found = new ArrayList<>();
    store.forEach(
        produced.bucket(),
        produced.prefix(),
        object -> {
          String path = object.key().substring(produced.prefix().length());
          if (path.contains("card") || ModelReports.KEPT.contains(path)) {
            found.add(path);
          }
        });
    return found;
  }

  private static Lineage lineage(Run run, ProducedModel.Origin origin) {
    return new Lineage(
        run.pipelineName(),
        run.pipelineVersion(),
        origin.pipelineSha256(),
        run.datasetId(),
        run.datasetName(),
        run.datasetVersion(),
        origin.datasetSha256(),
        origin.rows(),
        run.parameters(),
        run.seed(),
        origin.versions(),
        run.createdAt(),
        origin.agreements(),
        origin.variants());
  }
}
