package org.werkbank.platform.datasets;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import org.werkbank.platform.audit.AuditEvent;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.web.CurrentUser;

/** Makes stored bytes a version: its row, the schema that follows from it, its audit entry. */
final class VersionNaming {
  private final AuditTrail audit;
  private final Space space;
  private final ObjectMapper json;
  private final Clock clock;

  VersionNaming(AuditTrail audit, Space space, ObjectMapper json, Clock clock) {
    this.audit = audit;
    this.space = space;
    this.json = json;
    this.clock = clock;
  }

  /** The next version, or the one that has these very bytes already. */
  Received name(
      Transaction tx, CurrentUser user, String datasetId, String filename, Uploads.Stored stored) {
    DatasetStore datasets = new DatasetStore(tx, json);
    DatasetStore.Row row = datasets.required(user, datasetId);
    DatasetVersion known = datasets.versionWith(row.id(), stored.sha256()).orElse(null);
    if (known != null) {
      return new Received(known, true);
    }
    // Again, since others may have sent as well while these bytes came.
    space.require(tx, row.memberId(), stored.sizeBytes());
    DatasetVersion version =
        new DatasetVersion(
            row.id(),
            row.latestVersion() == null ? 1 : row.latestVersion() + 1,
            filename,
            stored.mediaType().text(),
            stored.sha256(),
            stored.sizeBytes(),
            stored.content().dialect(),
            stored.content().profile(),
            stored.parts(),
            stored.bucket(),
            stored.key(),
            clock.instant(),
            user.email());
    datasets.insert(version);
    Schema schema = SchemaGuess.after(datasets.schema(row), version.profile());
    datasets.saveSchema(row.id(), schema, schema.confirmed() ? clock.instant() : null);
    audit.record(
        tx,
        user,
        AuditEvent.of("dataset.version.created", "dataset", row.id(), user.memberSlug())
            .with("version", version.version())
            .with("sha256", version.sha256())
            .with("files", Math.max(1, version.parts().size()))
            .with("rows", version.rows())
            .with("sizeBytes", version.sizeBytes()));
    return new Received(version, false);
  }
}
