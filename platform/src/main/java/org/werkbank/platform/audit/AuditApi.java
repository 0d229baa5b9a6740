package org.werkbank.platform.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
  private static final int DAY_LETTERS = "2026-11-24".length();

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
            "Audit entries, newest first; filter by member, noun, nounId, action or its beginning,"
                + " agreement, from, until; format=csv or jsonl",
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
        word(ctx, "noun"),
        word(ctx, "nounId"),
        word(ctx, "action"),
        word(ctx, "agreement"),
        time(ctx, "from", 0),
        time(ctx, "until", 1));
  }

  /** No noun, id or action has other letters, and some of those mean something to the database. */
  private static @Nullable String word(Context ctx, String name) {
    String value = blankToNull(ctx.queryParam(name));
    if (value != null && !value.strip().matches("[A-Za-z0-9.-]+")) {
      throw bad(name, "audit.badWord");
    }
    return value == null ? null : value.strip();
  }

  /** A moment, or a day, which ends so many days later. */
  private static @Nullable Instant time(Context ctx, String name, int laterDays) {
    String value = blankToNull(ctx.queryParam(name));
    try {
      if (value == null) {
        return null;
      }
      return value.length() == DAY_LETTERS
          ? LocalDate.parse(value).plusDays(laterDays).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw bad(name, "audit.badTime");
    }
  }

  private static Problem bad(String name, String key) {
    return Problem.at(
        ProblemType.INVALID_INPUT,
        List.of(ProblemDetail.atPointer("/" + name, key, name)),
        "audit.badFilter");
  }

  private static @Nullable String blankToNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }
}
