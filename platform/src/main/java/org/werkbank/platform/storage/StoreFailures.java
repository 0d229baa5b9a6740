package org.werkbank.platform.storage;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Set;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** Turns what the S3 client throws into problems that a reader understands. */
final class StoreFailures {
  private static final Set<String> FULL =
      Set.of("XMinioStorageFull", "QuotaExceeded", "XMinioAdminBucketQuotaExceeded");
  private static final Set<String> MISSING =
      Set.of("NoSuchKey", "NoSuchObject", "NoSuchBucket", "NoSuchUpload");

  private StoreFailures() {}

  /** A call to the store. */
  interface Call<T> {
    T run() throws MinioException, IOException, GeneralSecurityException;
  }

  /** A call without an answer. */
  interface Step {
    void run() throws MinioException, IOException, GeneralSecurityException;
  }

  static void guarded(String key, Step step) {
    guarded(
        key,
        () -> {
          step.run();
          return key;
        });
  }

  static <T> T guarded(String key, Call<T> call) {
    try {
      return call.run();
    } catch (ErrorResponseException e) {
      throw translated(key, e);
    } catch (MinioException | IOException | GeneralSecurityException e) {
      if (isFull(e)) {
        throw full(e);
      }
      throw Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable").causedBy(e);
    }
  }

  static boolean isMissing(ErrorResponseException e) {
    return MISSING.contains(e.errorResponse().code());
  }

  private static Problem translated(String key, ErrorResponseException e) {
    if (isMissing(e)) {
      return Problem.notFound("storage.noObject", key).causedBy(e);
    }
    if (FULL.contains(e.errorResponse().code()) || isFull(e)) {
      return full(e);
    }
    return Problem.of(ProblemType.STORE_UNAVAILABLE, "storage.unavailable").causedBy(e);
  }

  private static Problem full(Exception e) {
    return Problem.of(ProblemType.STORE_FULL, "storage.full").causedBy(e);
  }

  /** The embedded store answers with a status that the client does not read as XML. */
  private static boolean isFull(Exception e) {
    String message = e.getMessage();
    return message != null
        && message.contains("Response code: " + FullDiskStore.INSUFFICIENT_STORAGE);
  }
}
