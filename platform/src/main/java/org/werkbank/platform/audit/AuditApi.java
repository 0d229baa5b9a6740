package org.werkbank.platform.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CsvAnswer;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Paging;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;

/** {@code GET /api/v1/audit}, as JSON, JSON Lines or CSV, and whether the trail is whole. */
public final class AuditApi implements Endpoints {
  private static final int ROWS_A_PAGE = 500;

  private final AuditTrail trail;
  private final AuditCheck check;
  private final ObjectMapper json;

  public AuditApi(AuditTrail trail, AuditCheck check, ObjectMapper json) {
    this.trail = trail;
    this.check = check;
    this.json = json;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(
        "/api/v1/audit",
        Permission.READ_AUDIT,
        Doc.of(
            "Audit entries, newest first; filter by member, noun, from, until; format=csv or jsonl",
            Page.class),
        this::list);
    routes.get(
        "/api/v1/audit/verification",
        Permission.OFFICE,
        Doc.of("Whether every entry is as it was written and none is missing", ChainReport.class),
        ctx -> ctx.json(check.check()));
  }

  private void list(Context ctx) {
    CurrentUser user = CurrentUser.of(ctx);
    AuditFilter filter = filterOf(ctx);
    if ("csv".equals(ctx.queryParam("format"))) {
      csv(ctx, user, filter);
      return;
    }
    if ("jsonl".equals(ctx.queryParam("format"))) {
      lines(ctx, user, filter);
      return;
    }
    ctx.json(trail.list(user, filter, Paging.of(ctx)));
  }

  private void csv(Context ctx, CurrentUser user, AuditFilter filter) {
    try (CsvAnswer csv = CsvAnswer.begin(ctx, "audit.csv")) {
      csv.row(
          List.of("time", "user", "actorMember", "action", "noun", "nounId", "member", "details"));
      forEach(user, filter, entry -> csv.row(cells(entry)));
    }
  }

  /** One entry a line (https://jsonlines.org). */
  private void lines(Context ctx, CurrentUser user, AuditFilter filter) {
    ctx.contentType("application/jsonl; charset=utf-8");
    ctx.header("Content-Disposition", "attachment; filename=\"audit.jsonl\"");
    try (SequenceWriter writer =
        json.writerFor(AuditEntry.class)
            .withRootValueSeparator("\n")
            .writeValues(ctx.outputStream())) {
      forEach(
          user,
          filter,
          entry -> {
            try {
              writer.write(entry);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void forEach(CurrentUser user, AuditFilter filter, Consumer<AuditEntry> each) {
    PageRequest request = PageRequest.of(ROWS_A_PAGE, null);
    while (true) {
      Page<AuditEntry> page = trail.list(user, filter, request);
      page.items().forEach(each);
      if (page.nextPageToken() == null) {
        return;
      }
      request = PageRequest.of(ROWS_A_PAGE, page.nextPageToken());
    }
  }

  private static List<String> cells(AuditEntry e) {
    return List.of(
        e.time().toString(),
        e.actor().user(),
        e.actor().member(),
        e.action(),
        e.noun(),
        e.nounId(),
        e.member(),
        e.details());
  }

  static AuditFilter filterOf(Context ctx) {
    return new AuditFilter(
        blankToNull(ctx.queryParam("member")),
        blankToNull(ctx.queryParam("noun")),
        time(ctx, "from"),
        time(ctx, "until"));
  }

  private static @Nullable Instant time(Context ctx, String name) {
    String value = blankToNull(ctx.queryParam(name));
    try {
      return value == null ? null : Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw Problem.at(
          ProblemType.INVALID_INPUT,
          List.of(ProblemDetail.atPointer("/" + name, "audit.badTime", name)),
          "audit.badFilter");
    }
  }

  private static @Nullable String blankToNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }
}
