package org.werkbank.platform.uploads;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.datasets.RefusedBody;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;

/**
 * The tus protocol, version 1.0.0 (https://tus.io/protocols/resumable-upload). The web server
 * itself understands {@code X-HTTP-Method-Override}.
 */
public final class TusApi implements Endpoints {
  private static final String VERSION = "1.0.0";
  private static final String FILES = "/files";
  private static final String FILE = FILES + "/{upload}";
  private static final String BYTES = "application/offset+octet-stream";
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** With these the sender soon tries again, so that what it still sends is not waited for. */
  private static final Set<ProblemType> TRIED_AGAIN =
      Set.of(
          ProblemType.LOCKED,
          ProblemType.BUSY,
          ProblemType.STORE_UNAVAILABLE,
          ProblemType.DATABASE_UNAVAILABLE);

  private final ResumableUploads uploads;

  public TusApi(ResumableUploads uploads) {
    this.uploads = uploads;
  }

  @Override
  public void addTo(Routes routes) {
    Permission who = Permission.WORK_WITH_DATA;
    routes.options(
        FILES,
        who,
        Doc.of("What the server understands of the tus protocol").answers(204),
        this::options);
    routes.post(
        FILES,
        who,
        Doc.of(
                "Begins a resumable upload (tus 1.0.0); Upload-Length, and Upload-Metadata with"
                    + " dataset, filename and, where wanted, sha256, columns, delimiter, encoding,"
                    + " decimal, quote")
            .answers(201),
        heard(this::create));
    routes.head(FILE, who, Doc.of("How far an upload is (tus)"), this::head);
    routes.patch(
        FILE,
        who,
        Doc.of("The next bytes of an upload (tus); the last one makes the version").answers(204),
        heard(this::patch));
    routes.delete(FILE, who, Doc.of("Gives an upload up (tus)").answers(204), this::remove);
  }

  private void options(Context ctx) {
    ctx.status(204)
        .header("Tus-Resumable", VERSION)
        .header("Tus-Version", VERSION)
        .header("Tus-Extension", "creation,creation-with-upload,checksum,termination,expiration")
        .header("Tus-Checksum-Algorithm", Checksum.algorithms())
        .header("Tus-Max-Size", String.valueOf(PartSize.LARGEST_FILE_BYTES));
  }

  private void create(Context ctx) throws IOException {
    speak(ctx);
    if (ctx.header("Upload-Defer-Length") != null) {
      throw wrong("Upload-Defer-Length", "uploads.noDefer");
    }
    CurrentUser user = CurrentUser.of(ctx);
    ResumableUpload upload =
        uploads.create(user, ctx.header("Upload-Metadata"), number(ctx, "Upload-Length"));
    ctx.header("Location", FILES + "/" + upload.id());
    if (isBytes(ctx)) {
      upload = append(ctx, upload.id(), 0);
    }
    tell(ctx.status(201), upload);
  }

  private void head(Context ctx) {
    speak(ctx);
    ResumableUpload upload = uploads.settled(CurrentUser.of(ctx), ctx.pathParam("upload"));
    tell(ctx.status(200), upload).header("Upload-Length", String.valueOf(upload.sizeBytes()));
    if (!upload.metadata().isEmpty()) {
      ctx.header("Upload-Metadata", upload.metadata());
    }
  }

  private void patch(Context ctx) throws IOException {
    speak(ctx);
    if (!isBytes(ctx)) {
      throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "uploads.mediaType", BYTES);
    }
    long offset = number(ctx, "Upload-Offset");
    tell(ctx.status(204), append(ctx, ctx.pathParam("upload"), offset));
  }

  private void remove(Context ctx) {
    speak(ctx);
    uploads.remove(CurrentUser.of(ctx), ctx.pathParam("upload"));
    ctx.status(204);
  }

  private ResumableUpload append(Context ctx, String id, long offset) throws IOException {
    Incoming body =
        new Incoming(
            ctx.bodyInputStream(),
            ctx.req().getContentLengthLong(),
            Checksum.of(ctx.header("Upload-Checksum")));
    return uploads.append(CurrentUser.of(ctx), id, offset, body);
  }

  /** A sender hears a refusal only once what it still sends was read. */
  private static Handler heard(Handler sending) {
    return ctx -> {
      try {
        sending.handle(ctx);
      } catch (Problem e) {
        if (TRIED_AGAIN.contains(e.type())) {
          ctx.header("Retry-After", "5");
        } else {
          RefusedBody.drain(ctx.bodyInputStream(), e);
        }
        throw e;
      }
    };
  }

  /** What every answer about an upload says of it. */
  private static Context tell(Context ctx, ResumableUpload upload) {
    ctx.header("Upload-Offset", String.valueOf(upload.received()));
    ctx.header("Upload-Expires", HTTP_DATE.format(Instant.ofEpochMilli(upload.expiresAt())));
    if (upload.version() != null) {
      ctx.header(
          "Werkbank-Version",
          "/api/v1/datasets/" + upload.datasetId() + "/versions/" + upload.version());
    }
    return ctx;
  }

  private static void speak(Context ctx) {
    ctx.header("Tus-Resumable", VERSION);
    if (!VERSION.equals(ctx.header("Tus-Resumable"))) {
      ctx.header("Tus-Version", VERSION);
      throw Problem.of(ProblemType.UNSUPPORTED_PROTOCOL, "uploads.protocol", VERSION);
    }
  }

  private static boolean isBytes(Context ctx) {
    String type = ctx.contentType();
    return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(BYTES);
  }

  private static long number(Context ctx, String header) {
    @Nullable String value = ctx.header(header);
    if (value == null || !value.matches("\\d{1,18}")) {
      throw wrong(header, "uploads.number");
    }
    return Long.parseLong(value);
  }

  private static Problem wrong(String header, String key) {
    return Problem.at(
        ProblemType.INVALID_INPUT,
        List.of(ProblemDetail.atPointer("/" + header, key)),
        "uploads.headerWrong");
  }
}
