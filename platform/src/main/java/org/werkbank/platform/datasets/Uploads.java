package org.werkbank.platform.datasets;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.datasets.csv.CsvPart;
import org.werkbank.platform.datasets.csv.CsvProfiler;
import org.werkbank.platform.datasets.csv.DialectChoice;
import org.werkbank.platform.datasets.csv.DialectSniffer;
import org.werkbank.platform.datasets.csv.FileDialect;
import org.werkbank.platform.datasets.csv.RewrittenCsv;
import org.werkbank.platform.datasets.excel.Workbook;
import org.werkbank.platform.datasets.parquet.ParquetProfiler;
import org.werkbank.platform.datasets.parquet.RangeFile;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.members.Member;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.storage.UploadSourceException;

/**
 * Takes bytes in: one pass that stores, hashes and profiles. Files without a header line, files
 * separated by blanks and several files at once become one ordinary CSV file on the way (ADR 0016).
 * Nothing is left in the store when anything says no.
 */
final class Uploads implements AutoCloseable {
  /** What came in and is stored, not yet named by a row. */
  record Stored(
      String bucket,
      String key,
      MediaType mediaType,
      String sha256,
      long sizeBytes,
      CsvProfiler.Result content,
      List<VersionPart> parts) {}

  /** Where a new object goes. */
  private record Place(String bucket, String key) {}

  private final ObjectStore store;
  private final Ids ids;
  private final ProfiledPut profiled;

  Uploads(ObjectStore store, Ids ids) {
    this.store = store;
    this.ids = ids;
    this.profiled = new ProfiledPut(store);
  }

  Stored receive(String memberSlug, Upload upload, InputStream body) {
    refuseColumns(upload);
    if (upload.mediaType() == MediaType.PARQUET) {
      return receiveParquet(place(memberSlug, upload.datasetId(), MediaType.PARQUET), upload, body);
    }
    if (upload.mediaType() == MediaType.EXCEL) {
      return receiveWorkbook(memberSlug, upload, body);
    }
    byte[] sample = sampleOf(body);
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(sample), body);
    FileDialect dialect = DialectSniffer.look(sample, upload.dialect());
    Place place = place(memberSlug, upload.datasetId(), MediaType.CSV);
    if (sample.length > 0 && (upload.columns() != null || dialect.blanks())) {
      return receiveRewritten(place, upload, dialect, all);
    }
    return keep(
        place,
        all,
        upload.dialect(),
        (sizeBytes, sha256) -> {
          check(upload, sizeBytes, sha256);
          return List.of();
        });
  }

  /** Where a file goes that is brought into the store by somebody else. */
  Arrivals.Place expect(String memberSlug, Upload upload) {
    refuseColumns(upload);
    if (upload.mediaType() == MediaType.EXCEL) {
      SpooledUpload.refuseLarger(upload.expectedBytes());
    }
    Place place = place(memberSlug, upload.datasetId(), upload.mediaType());
    return new Arrivals.Place(place.bucket(), place.key(), upload.mediaType().text());
  }

  /** Looks at such a file while it comes; what will be rewritten is only hashed. */
  ArrivingFile follow(Upload upload) {
    return upload.mediaType() == MediaType.CSV && upload.columns() == null
        ? profiled.follow(upload.dialect())
        : new ArrivingFile(null, upload.dialect());
  }

  /**
   * Takes in a file that lies in the store, where it is; one that has to be rewritten becomes
   * another object.
   */
  Stored adopt(String memberSlug, Upload upload, Arrivals.Place from, @Nullable ArrivingFile seen) {
    Place place = new Place(from.bucket(), from.key());
    if (upload.mediaType() == MediaType.EXCEL
        || (upload.mediaType() == MediaType.CSV && isRewritten(place, upload))) {
      try (InputStream all = new StoredFile(store.get(place.bucket(), place.key()))) {
        return receive(memberSlug, upload, all);
      } catch (IOException e) {
        throw Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable").causedBy(e);
      }
    }
    String sha256 = seen != null && seen.count() == upload.expectedBytes() ? seen.sha256() : null;
    if (upload.mediaType() == MediaType.PARQUET) {
      sha256 = sha256 == null ? hashed(place) : sha256;
      check(upload, upload.expectedBytes(), sha256);
      return parquet(place, upload.expectedBytes(), sha256);
    }
    if (seen == null || sha256 == null || !seen.isProfiled()) {
      ProfiledPut.Result read = profiled.read(place.bucket(), place.key(), upload.dialect());
      check(upload, read.sizeBytes(), read.sha256());
      return csv(place, read, List.of());
    }
    check(upload, upload.expectedBytes(), sha256);
    CsvProfiler.Result content =
        seen.content()
            .orElseGet(() -> profiled.asWindows(place.bucket(), place.key(), upload.dialect()));
    return csv(place, new ProfiledPut.Result(upload.expectedBytes(), sha256, content), List.of());
  }

  /** Makes one version of the files of a draft. */
  Stored merge(
      String memberSlug,
      String datasetId,
      List<DraftFile> files,
      List<CsvPart> parts,
      @Nullable List<String> columns) {
    Place place = place(memberSlug, datasetId, MediaType.CSV);
    try (RewrittenCsv csv = new RewrittenCsv(parts, columns, true)) {
      return keep(
          place,
          csv,
          csv.dialect(),
          (sizeBytes, sha256) -> {
            List<VersionPart> made = new ArrayList<>();
            for (int i = 0; i < files.size(); i++) {
              made.add(files.get(i).asPart(csv.rows().get(i)));
            }
            return made;
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stores a file of a draft as it comes. */
  DraftFile receiveFile(String memberSlug, String draftId, Upload upload, InputStream body) {
    String bucket = Member.bucketOf(memberSlug);
    store.ensureBucket(bucket);
    Place place =
        new Place(
            bucket, "datasets/" + upload.datasetId() + "/drafts/" + draftId + "/" + ids.next());
    UploadStream stream = new UploadStream(body, null);
    try {
      String sha256 = arrive(place, upload, stream);
      return new DraftFile(upload.filename().text(), sha256, stream.count(), bucket, place.key());
    } catch (RuntimeException e) {
      discard(bucket, place.key());
      throw e;
    }
  }

  /** Removes bytes that no row will name; what cannot be removed now the sweeper finds. */
  void discard(String bucket, String key) {
    try {
      if (KeptOriginal.isCsvOfOne(key)) {
        store.remove(bucket, KeptOriginal.keyBeside(key));
      }
      store.remove(bucket, key);
    } catch (Problem e) {
      // The store is what failed; the sweeper comes back for the object.
      if (e.type() != ProblemType.STORE_UNAVAILABLE && e.type() != ProblemType.STORE_FULL) {
        throw e;
      }
    }
  }

  @Override
  public void close() {
    profiled.close();
  }

  private Stored receiveRewritten(
      Place place, Upload upload, FileDialect dialect, InputStream body) {
    UploadStream arrived = new UploadStream(body, null);
    CsvPart part = new CsvPart(upload.filename().text(), dialect, () -> new KeptOpen(arrived));
    try (RewrittenCsv csv = new RewrittenCsv(List.of(part), upload.columns(), false)) {
      return keep(
          place,
          csv,
          csv.dialect(),
          (sizeBytes, sha256) -> {
            String of = arrived.sha256();
            check(upload, arrived.count(), of);
            return List.of(new VersionPart(part.name(), of, arrived.count(), csv.rows().get(0)));
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stored keep(Place place, InputStream bytes, DialectChoice dialect, Arrival arrival) {
    try {
      ProfiledPut.Result put = profiled.put(place.bucket(), place.key(), bytes, dialect);
      List<VersionPart> parts = arrival.parts(put.sizeBytes(), put.sha256());
      return csv(place, put, parts);
    } catch (RuntimeException e) {
      discard(place.bucket(), place.key());
      throw e;
    }
  }

  /** What is read of a workbook is a CSV file beside it; both go and stay together (ADR 0025). */
  private Stored receiveWorkbook(String memberSlug, Upload upload, InputStream body) {
    UploadStream arrived = new UploadStream(body, null);
    try (SpooledUpload spooled = SpooledUpload.of(arrived)) {
      String sha256 = arrived.sha256();
      check(upload, arrived.count(), sha256);
      if (arrived.count() == 0) {
        throw Problem.of(ProblemType.BAD_DATA, "datasets.empty");
      }
      try (Workbook book = Workbook.open(spooled.file());
          InputStream csv = book.csv()) {
        Place place = workbookPlace(memberSlug, upload.datasetId());
        Stored stored =
            keep(
                place,
                csv,
                new DialectChoice(",", "UTF-8", ".", "\""),
                (sizeBytes, ofCsv) ->
                    List.of(
                        new VersionPart(
                            KeptOriginal.partName(upload.filename().text(), book.sheet()),
                            sha256,
                            arrived.count(),
                            book.rows())));
        keepOriginal(stored, spooled);
        return stored;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keepOriginal(Stored stored, SpooledUpload spooled) throws IOException {
    try (InputStream bytes = Files.newInputStream(spooled.file())) {
      store.put(
          stored.bucket(),
          KeptOriginal.keyBeside(stored.key()),
          bytes,
          stored.parts().get(0).sizeBytes(),
          MediaType.EXCEL.text());
    } catch (IOException | RuntimeException e) {
      discard(stored.bucket(), stored.key());
      throw e;
    }
  }

  private Place workbookPlace(String memberSlug, String datasetId) {
    Place place = place(memberSlug, datasetId, MediaType.CSV);
    return new Place(place.bucket(), KeptOriginal.keyOfCsv(place.key()));
  }

  /** A Parquet file says at its end what it holds, so it is profiled once it is stored. */
  private Stored receiveParquet(Place place, Upload upload, InputStream body) {
    UploadStream stream = new UploadStream(body, null);
    try {
      String sha256 = arrive(place, upload, stream);
      return parquet(place, stream.count(), sha256);
    } catch (RuntimeException e) {
      discard(place.bucket(), place.key());
      throw e;
    }
  }

  private Stored parquet(Place place, long sizeBytes, String sha256) {
    RangeFile file =
        new RangeFile(
            (offset, length) -> store.get(place.bucket(), place.key(), offset, length), sizeBytes);
    try {
      CsvProfiler.Result content = new CsvProfiler.Result(null, ParquetProfiler.profile(file));
      return new Stored(
          place.bucket(), place.key(), MediaType.PARQUET, sha256, sizeBytes, content, List.of());
    } catch (IOException e) {
      throw Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable").causedBy(e);
    }
  }

  private static Stored csv(Place place, ProfiledPut.Result put, List<VersionPart> parts) {
    return new Stored(
        place.bucket(),
        place.key(),
        MediaType.CSV,
        put.sha256(),
        put.sizeBytes(),
        put.content(),
        parts);
  }

  private boolean isRewritten(Place place, Upload upload) {
    if (upload.columns() != null) {
      return true;
    }
    long length = Math.min(upload.expectedBytes(), DialectSniffer.SAMPLE_BYTES);
    try (InputStream head = store.get(place.bucket(), place.key(), 0, length)) {
      byte[] sample = head.readAllBytes();
      return sample.length > 0 && DialectSniffer.look(sample, upload.dialect()).blanks();
    } catch (IOException e) {
      throw Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable").causedBy(e);
    }
  }

  private String hashed(Place place) {
    try (UploadStream all = new UploadStream(store.get(place.bucket(), place.key()), null)) {
      all.transferTo(OutputStream.nullOutputStream());
      return all.sha256();
    } catch (IOException e) {
      throw Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable").causedBy(e);
    }
  }

  private static void refuseColumns(Upload upload) {
    if (upload.mediaType() != MediaType.CSV && upload.columns() != null) {
      String key =
          upload.mediaType() == MediaType.EXCEL
              ? "datasets.columnsExcel"
              : "datasets.columnsParquet";
      throw Problem.at(
          ProblemType.INVALID_INPUT,
          List.of(ProblemDetail.atPointer("/columns", key)),
          "datasets.columnsWrong");
    }
  }

  /** Stores what comes and answers with its SHA-256. */
  private String arrive(Place place, Upload upload, UploadStream stream) {
    try {
      store.put(place.bucket(), place.key(), stream, -1, upload.mediaType().text());
    } catch (UploadSourceException e) {
      throw Problem.of(ProblemType.UPLOAD_CUT, "datasets.cut", stream.count()).causedBy(e);
    }
    String sha256 = stream.sha256();
    check(upload, stream.count(), sha256);
    if (stream.count() == 0) {
      throw Problem.of(ProblemType.BAD_DATA, "datasets.empty");
    }
    return sha256;
  }

  private Place place(String memberSlug, String datasetId, MediaType mediaType) {
    String bucket = Member.bucketOf(memberSlug);
    store.ensureBucket(bucket);
    return new Place(
        bucket, "datasets/" + datasetId + "/" + ids.next() + "/data." + mediaType.extension());
  }

  private static byte[] sampleOf(InputStream body) {
    try {
      return body.readNBytes(DialectSniffer.SAMPLE_BYTES);
    } catch (IOException e) {
      if (StoredFile.isCause(e)) {
        throw Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable").causedBy(e);
      }
      throw Problem.of(ProblemType.UPLOAD_CUT, "datasets.cut", 0).causedBy(e);
    }
  }

  private static void check(Upload upload, long sizeBytes, String sha256) {
    if (upload.expectedBytes() >= 0 && upload.expectedBytes() != sizeBytes) {
      throw Problem.of(ProblemType.UPLOAD_CUT, "datasets.cut", sizeBytes);
    }
    if (upload.expectedSha256() != null && !upload.expectedSha256().equals(sha256)) {
      throw Problem.of(
          ProblemType.DIGEST_MISMATCH, "datasets.digest", upload.expectedSha256(), sha256);
    }
  }

  /** Checks what came once all is stored, and says what files it was made of. */
  private interface Arrival {
    List<VersionPart> parts(long sizeBytes, String sha256);
  }

  /** The body of a request, which is read on after its file is done with. */
  private static final class KeptOpen extends FilterInputStream {
    KeptOpen(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return in.read(buffer, offset, length);
    }

    @Override
    public void close() {
      // Whoever answers the request closes its body.
    }
  }
}
