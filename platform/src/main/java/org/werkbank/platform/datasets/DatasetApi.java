package org.werkbank.platform.datasets;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.Availability;
import org.werkbank.contract.ColumnRole;
import org.werkbank.platform.datasets.csv.ColumnNames;
import org.werkbank.platform.datasets.csv.DialectChoice;
import org.werkbank.platform.datasets.profile.ColumnProfile;
import org.werkbank.platform.datasets.profile.Profile;
import org.werkbank.platform.db.Page;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Doc;
import org.werkbank.platform.web.Endpoints;
import org.werkbank.platform.web.FileAnswer;
import org.werkbank.platform.web.Given;
import org.werkbank.platform.web.JsonBody;
import org.werkbank.platform.web.Paging;
import org.werkbank.platform.web.Permission;
import org.werkbank.platform.web.Routes;

/** REST calls about data sets. */
public final class DatasetApi implements Endpoints {
  /** Body of {@code POST /api/v1/datasets}. */
  record NewDataset(String name, @Nullable String description) {
    NewDataset {
      Given.required(name, "name");
    }
  }

  /** Body of {@code PUT /api/v1/datasets/{id}/schema}. */
  record SaidSchema(List<SaidColumn> columns) {
    SaidSchema {
      Given.required(columns, "columns");
    }
  }

  /** One column of it. */
  record SaidColumn(
      String name,
      ColumnRole role,
      @Nullable String unit,
      @Nullable String description,
      @Nullable Availability availableAt,
      @Nullable Protection protection) {
    SaidColumn {
      Given.required(name, "columns/name");
      Given.required(role, "columns/role");
    }
  }

  /** Answer about a data set. */
  record DatasetView(
      String id,
      String name,
      String description,
      Instant createdAt,
      @Nullable Integer latestVersion,
      Schema schema,
      List<VersionSummary> versions) {}

  /** Answer about a version. */
  record VersionView(
      int version,
      String filename,
      String mediaType,
      String sha256,
      long sizeBytes,
      long rows,
      long sampledRows,
      List<ColumnProfile> columns,
      List<List<String>> sample,
      List<VersionPart> parts,
      boolean identical) {
    static VersionView of(DatasetVersion version, Profile shown, boolean identical) {
      return new VersionView(
          version.version(),
          version.filename(),
          version.mediaType(),
          version.sha256(),
          version.sizeBytes(),
          version.rows(),
          shown.sampledRows(),
          shown.columns(),
          shown.sample(),
          version.parts(),
          identical);
    }
  }

  private final Datasets datasets;
  private final JsonBody body;

  public DatasetApi(Datasets datasets, JsonBody body) {
    this.datasets = datasets;
    this.body = body;
  }

  @Override
  public void addTo(Routes routes) {
    routes.post(
        "/api/v1/datasets",
        Permission.WORK_WITH_DATA,
        Doc.of("Makes an empty data set", Dataset.class).takes(NewDataset.class).answers(201),
        this::create);
    routes.get(
        "/api/v1/datasets",
        Permission.SEE_RESULTS,
        Doc.of("The member's data sets, newest first", Page.class),
        ctx -> ctx.json(datasets.list(CurrentUser.of(ctx), Paging.of(ctx))));
    routes.get(
        "/api/v1/datasets/{id}",
        Permission.SEE_RESULTS,
        Doc.of("A data set with schema and versions", DatasetView.class),
        this::get);
    routes.put(
        "/api/v1/datasets/{id}/versions",
        Permission.WORK_WITH_DATA,
        Doc.of(
                "Raw bytes of a new version; ?filename=, optional Repr-Digest, columns (names as CSV,"
                    + " when there is no header line), delimiter (one character or whitespace),"
                    + " encoding, decimal, quote",
                VersionView.class)
            .answers(201),
        this::upload);
    routes.get(
        "/api/v1/datasets/{id}/versions/{version}",
        Permission.SEE_RESULTS,
        Doc.of("A version with its profile", VersionView.class),
        this::version);
    routes.get(
        "/api/v1/datasets/{id}/versions/{version}/content",
        Permission.WORK_WITH_DATA,
        Doc.of("The bytes as they are stored; Range is understood"),
        this::content);
    routes.get(
        "/api/v1/datasets/{id}/versions/{version}/original",
        Permission.WORK_WITH_DATA,
        Doc.of("The Excel workbook a version was made of, as it came; Range is understood"),
        this::original);
    routes.put(
        "/api/v1/datasets/{id}/schema",
        Permission.WORK_WITH_DATA,
        Doc.of("Confirms roles and units of columns", Schema.class).takes(SaidSchema.class),
        this::schema);
  }

  private void create(Context ctx) {
    NewDataset asked = body.read(ctx, NewDataset.class);
    String description = asked.description() == null ? "" : asked.description();
    Dataset dataset = datasets.create(CurrentUser.of(ctx), asked.name(), description);
    ctx.status(201).header("Location", "/api/v1/datasets/" + dataset.id()).json(dataset);
  }

  private void get(Context ctx) {
    DatasetDetail detail = datasets.described(CurrentUser.of(ctx), ctx.pathParam("id"));
    Dataset dataset = detail.dataset();
    ctx.json(
        new DatasetView(
            dataset.id(),
            dataset.name(),
            dataset.description(),
            dataset.createdAt(),
            dataset.latestVersion(),
            detail.schema(),
            detail.versions()));
  }

  private void upload(Context ctx) throws IOException {
    CurrentUser user = CurrentUser.of(ctx);
    InputStream bytes = ctx.bodyInputStream();
    Received received;
    try {
      DialectChoice choice =
          new DialectChoice(
              ctx.queryParam("delimiter"),
              ctx.queryParam("encoding"),
              ctx.queryParam("decimal"),
              ctx.queryParam("quote"));
      String columns = ctx.queryParam("columns");
      received =
          datasets.receive(
              user,
              uploadOf(ctx, choice, columns == null ? null : ColumnNames.parse(columns)),
              bytes);
    } catch (Problem e) {
      RefusedBody.drain(bytes, e);
      throw e;
    }
    answer(ctx, received);
  }

  static Upload uploadOf(Context ctx, DialectChoice choice, @Nullable List<String> columns) {
    FileName filename = FileName.of(ctx.queryParam("filename"));
    return new Upload(
        ctx.pathParam("id"),
        filename,
        MediaType.of(ctx.contentType(), filename.text()),
        choice,
        columns,
        Upload.sha256Of(ctx.header("Repr-Digest")),
        ctx.req().getContentLengthLong());
  }

  static void answer(Context ctx, Received received) {
    DatasetVersion version = received.version();
    ctx.status(received.identical() ? 200 : 201);
    ctx.header(
        "Location", "/api/v1/datasets/" + version.datasetId() + "/versions/" + version.version());
    ctx.json(VersionView.of(version, version.profile(), received.identical()));
  }

  private void version(Context ctx) {
    DatasetVersion version = versionOf(ctx);
    boolean mayRead = CurrentUser.of(ctx).may(Permission.WORK_WITH_DATA);
    Profile shown = mayRead ? version.profile() : version.profile().withoutCells();
    ctx.json(VersionView.of(version, shown, false));
  }

  private void content(Context ctx) {
    DatasetVersion version =
        datasets.download(CurrentUser.of(ctx), ctx.pathParam("id"), numberOf(ctx));
    FileAnswer.send(
        ctx,
        version.filename(),
        version.mediaType(),
        version.sha256(),
        version.sizeBytes(),
        (offset, length) -> datasets.content(version, offset, length));
  }

  private void original(Context ctx) {
    DatasetVersion version =
        datasets.download(CurrentUser.of(ctx), ctx.pathParam("id"), numberOf(ctx));
    KeptOriginal original = datasets.original(version);
    FileAnswer.send(
        ctx,
        original.filename(),
        MediaType.EXCEL.text(),
        original.sha256(),
        original.sizeBytes(),
        (offset, length) -> datasets.content(version, original, offset, length));
  }

  private void schema(Context ctx) {
    SaidSchema said = body.read(ctx, SaidSchema.class);
    ctx.json(
        datasets.confirmSchema(
            CurrentUser.of(ctx),
            ctx.pathParam("id"),
            said.columns().stream()
                .map(
                    c ->
                        new SchemaCheck.Said(
                            c.name(),
                            c.role(),
                            c.unit(),
                            c.description(),
                            c.availableAt(),
                            c.protection()))
                .toList()));
  }

  private DatasetVersion versionOf(Context ctx) {
    return datasets.version(CurrentUser.of(ctx), ctx.pathParam("id"), numberOf(ctx));
  }

  private static int numberOf(Context ctx) {
    String number = ctx.pathParam("version");
    if (!number.matches("[0-9]{1,9}")) {
      throw Problem.notFound("datasets.noSuchVersion", number, ctx.pathParam("id"));
    }
    return Integer.parseInt(number);
  }
}
