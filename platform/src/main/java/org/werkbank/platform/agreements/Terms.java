package org.werkbank.platform.agreements;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;

/**
 * What the user of data may do, for what, and until when.
 *
 * @param purposes at least one
 * @param mayTrain pipelines may learn from it where it lies; metrics, plots and model come out
 * @param mayDownload the bytes may be fetched
 * @param mayShareModel a model learned from it may be passed on
 * @param validUntil the first moment at which it holds no more; null for no end
 */
public record Terms(
    List<Purpose> purposes,
    boolean mayTrain,
    boolean mayDownload,
    boolean mayShareModel,
    @Nullable Instant validUntil) {
  public Terms {
    purposes = purposes.stream().distinct().sorted().toList();
    if (purposes.isEmpty()) {
      throw wrong("/purposes", "agreements.noPurpose");
    }
    if (!mayTrain && !mayDownload) {
      throw wrong("/mayTrain", "agreements.noRight");
    }
    if (mayShareModel && !mayTrain) {
      throw wrong("/mayShareModel", "agreements.shareWithoutTraining");
    }
  }

  /** Whether they give leave for it; when they do, see {@link #holdAt}. */
  boolean permit(Action action) {
    return switch (action) {
      case DISCOVER -> true;
      // An answer for each row tells of the row, so that scoring takes the same leave.
      case PREVIEW, DOWNLOAD, SCORE -> mayDownload;
      case TRAIN -> mayTrain;
      case SHARE_MODEL -> mayShareModel;
    };
  }

  boolean holdAt(Instant now) {
    return validUntil == null || now.isBefore(validUntil);
  }

  private static Problem wrong(String pointer, String key) {
    return Problem.at(
        ProblemType.INVALID_INPUT, List.of(ProblemDetail.atPointer(pointer, key)), key);
  }
}
