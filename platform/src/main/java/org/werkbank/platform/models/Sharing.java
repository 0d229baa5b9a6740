package org.werkbank.platform.models;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.werkbank.contract.Column;
import org.werkbank.platform.agreements.Access;
import org.werkbank.platform.audit.AuditEvent;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.members.Member;
import org.werkbank.platform.members.MemberKind;
import org.werkbank.platform.members.Members;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;

/** Gives other members leave to use a version, and takes it back at once. */
final class Sharing {
  private final Database database;
  private final AuditTrail audit;
  private final Members members;
  private final Access access;
  private final Function<String, Set<String>> keptColumns;
  private final Clock clock;

  Sharing(
      Database database,
      AuditTrail audit,
      Members members,
      Access access,
      Function<String, Set<String>> keptColumns,
      Clock clock) {
    this.access = access;
    this.keptColumns = keptColumns;
    this.database = database;
    this.audit = audit;
    this.members = members;
    this.clock = clock;
  }

  void withConsortium(CurrentUser user, SeenVersion own) {
    add(user, own, List.of(Share.withConsortium(clock.instant())));
  }

  /** With the named members; one name that is wrong and none gets it. */
  void with(CurrentUser user, SeenVersion own, List<String> slugs) {
    if (slugs.isEmpty()) {
      throw Problem.of(ProblemType.INVALID_INPUT, "models.shareWithNobody");
    }
    add(user, own, slugs.stream().distinct().map(slug -> share(user, slug)).toList());
  }

  private Share share(CurrentUser user, String slug) {
    Member member = members.bySlug(slug);
    if (member.id().equals(user.memberId())) {
      throw Problem.of(ProblemType.INVALID_INPUT, "models.shareWithOneself");
    }
    if (member.kind() == MemberKind.OFFICE) {
      throw Problem.of(ProblemType.INVALID_INPUT, "models.shareWithOffice", member.name());
    }
    return new Share(member.id(), member.slug(), clock.instant());
  }

  private void add(CurrentUser user, SeenVersion own, List<Share> shares) {
    Leaks.reason(own.version().evaluation())
        .ifPresent(
            reason -> {
              throw Problem.of(ProblemType.CONFLICT, reason, own.label());
            });
    requireNoKeptColumn(own);
    access.requireSharing(own.version().lineage().agreements());
    Model model = own.model();
    int version = own.version().version();
    database.change(
        tx -> {
          for (Share share : shares) {
            if (new ModelShareStore(tx).add(model.id(), version, share, user.userId())) {
              audit.record(tx, user, event("model.shared", own, share.member()));
            }
          }
        });
  }

  /** The card of a model names what it reads, and its curves are drawn over the values. */
  private void requireNoKeptColumn(SeenVersion own) {
    Set<String> kept = keptColumns.apply(own.version().lineage().datasetId());
    own.version().features().stream()
        .map(Column::name)
        .filter(kept::contains)
        .findFirst()
        .ifPresent(
            column -> {
              throw Problem.of(ProblemType.CONFLICT, "models.keptColumn", own.label(), column);
            });
  }

  void end(CurrentUser user, SeenVersion own, String memberSlug) {
    Model model = own.model();
    database.change(
        tx -> {
          if (!new ModelShareStore(tx).remove(model.id(), own.version().version(), memberSlug)) {
            throw Problem.notFound("models.noShare", own.label(), memberSlug);
          }
          audit.record(tx, user, event("model.unshared", own, memberSlug));
        });
  }

  private static AuditEvent event(String action, SeenVersion own, String with) {
    return AuditEvent.of(action, "model", own.model().id(), own.model().memberSlug())
        .with("name", own.model().name())
        .with("version", own.version().version())
        .with("with", with);
  }
}
