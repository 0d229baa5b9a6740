package org.werkbank.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageKey;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Role;

/** The door to the audit trail. */
public final class AuditTrail {
  /** Stands for the server itself where no user acts. */
  private static final String SERVER = "werkbank";

  private final Database database;
  private final ObjectMapper json;
  private final Clock clock;
  private final Ids ids;

  public AuditTrail(Database database, ObjectMapper json, Clock clock, Ids ids) {
    this.database = database;
    this.json = json;
    this.clock = clock;
    this.ids = ids;
  }

  /** Writes an entry in the transaction of the change it tells of. */
  public void record(Transaction tx, CurrentUser actor, AuditEvent event) {
    insert(tx, actor.email(), actor.memberSlug(), event);
  }

  /** Writes an entry for something the server did by itself. */
  public void recordByServer(Transaction tx, AuditEvent event) {
    insert(tx, SERVER, SERVER, event);
  }

  /** Entries the user may see, newest first: the office all, others those of their own member. */
  public Page<AuditEntry> list(CurrentUser user, AuditFilter filter, PageRequest page) {
    AuditFilter allowed = user.is(Role.OFFICE) ? filter : filter.ofMember(user.memberSlug());
    List<AuditStore.Row> rows = database.read(tx -> new AuditStore(tx).list(allowed, page));
    return Page.of(rows, page, row -> new PageKey(row.createdAt(), row.id()))
        .map(AuditStore.Row::entry);
  }

  private void insert(Transaction tx, String user, String member, AuditEvent event) {
    new AuditStore(tx)
        .insert(
            new AuditStore.Row(
                ids.next(),
                clock.millis(),
                user,
                member,
                event.action(),
                event.noun(),
                event.nounId(),
                event.member(),
                write(event)));
  }

  private String write(AuditEvent event) {
    try {
      return json.writeValueAsString(new TreeMap<>(event.details()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("audit details of " + event.action(), e);
    }
  }
}
