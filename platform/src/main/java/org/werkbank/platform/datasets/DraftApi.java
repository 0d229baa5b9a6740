package org.werkbank.platform.datasets;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.datasets.csv.DialectChoice;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.JsonBody;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;

/** REST calls about drafts: several files that become one version. */
public final class DraftApi implements Endpoints {
  private static final String DRAFTS = "/api/v1/datasets/{id}/drafts";
  private static final String DRAFT = DRAFTS + "/{draft}";

  /** Body of {@code POST .../commit}; all of it may be left out. */
  record Commit(
      @Nullable List<@Nullable String> columns,
      @Nullable String delimiter,
      @Nullable String encoding,
      @Nullable String decimal,
      @Nullable String quote) {}

  /** Answer about a draft. */
  record DraftView(String id, Instant createdAt, List<FileView> files) {
    static DraftView of(Draft draft) {
      return new DraftView(
          draft.id(), draft.createdAt(), draft.files().stream().map(FileView::of).toList());
    }
  }

  /** Answer about a file of it. */
  record FileView(String filename, String sha256, long sizeBytes) {
    static FileView of(DraftFile file) {
      return new FileView(file.filename(), file.sha256(), file.sizeBytes());
    }
  }

  private final Drafts drafts;
  private final JsonBody body;

  public DraftApi(Drafts drafts, JsonBody body) {
    this.drafts = drafts;
    this.body = body;
  }

  @Override
  public void addTo(Routes routes) {
    routes.post(
        DRAFTS,
        Permission.WORK_WITH_DATA,
        Doc.of("Begins a version of several files", DraftView.class).answers(201),
        this::create);
    routes.get(
        DRAFT,
        Permission.WORK_WITH_DATA,
        Doc.of("A draft with its files in the order they will have", DraftView.class),
        ctx ->
            ctx.json(
                DraftView.of(
                    drafts.get(CurrentUser.of(ctx), ctx.pathParam("id"), ctx.pathParam("draft")))));
    routes.delete(
        DRAFT,
        Permission.WORK_WITH_DATA,
        Doc.of("Gives a draft up, with its files").answers(204),
        this::remove);
    routes.put(
        DRAFT + "/files",
        Permission.WORK_WITH_DATA,
        Doc.of(
                "Raw bytes of one file; ?filename=, optional Repr-Digest; the same name replaces",
                FileView.class)
            .answers(201),
        this::put);
    routes.delete(
        DRAFT + "/files",
        Permission.WORK_WITH_DATA,
        Doc.of("Takes the file ?filename= out of a draft").answers(204),
        this::removeFile);
    routes.post(
        DRAFT + "/commit",
        Permission.WORK_WITH_DATA,
        Doc.of(
                "Makes the files one version, in natural order of their names; the column __file"
                    + " says which a row came from",
                DatasetApi.VersionView.class)
            .takes(Commit.class)
            .answers(201),
        this::commit);
  }

  private void create(Context ctx) {
    Draft draft = drafts.create(CurrentUser.of(ctx), ctx.pathParam("id"));
    ctx.status(201)
        .header("Location", "/api/v1/datasets/" + draft.datasetId() + "/drafts/" + draft.id())
        .json(DraftView.of(draft));
  }

  private void put(Context ctx) throws IOException {
    InputStream bytes = ctx.bodyInputStream();
    try {
      Upload upload = DatasetApi.uploadOf(ctx, DialectChoice.NONE, null);
      DraftFile file = drafts.put(CurrentUser.of(ctx), ctx.pathParam("draft"), upload, bytes);
      ctx.status(201).json(FileView.of(file));
    } catch (Problem e) {
      RefusedBody.drain(bytes, e);
      throw e;
    }
  }

  private void removeFile(Context ctx) {
    FileName name = FileName.of(ctx.queryParam("filename"));
    drafts.removeFile(
        CurrentUser.of(ctx), ctx.pathParam("id"), ctx.pathParam("draft"), name.text());
    ctx.status(204);
  }

  private void remove(Context ctx) {
    drafts.remove(CurrentUser.of(ctx), ctx.pathParam("id"), ctx.pathParam("draft"));
    ctx.status(204);
  }

  private void commit(Context ctx) {
    Commit said =
        ctx.body().isBlank()
            ? new Commit(null, null, null, null, null)
            : body.read(ctx, Commit.class);
    Received received =
        drafts.commit(
            CurrentUser.of(ctx),
            ctx.pathParam("id"),
            ctx.pathParam("draft"),
            said.columns() == null
                ? null
                : said.columns().stream().map(name -> name == null ? "" : name).toList(),
            new DialectChoice(said.delimiter(), said.encoding(), said.decimal(), said.quote()));
    DatasetApi.answer(ctx, received);
  }
}
