package org.werkbank.platform.models;

import java.util.List;
import java.util.stream.IntStream;
import org.werkbank.contract.Evaluation;
import org.werkbank.platform.web.PageContext;

/** The precision-recall curve of an evaluation as a chart. */
final class PrecisionRecall {
  private PrecisionRecall() {}

  /** The data for the page, or nothing where there is no such curve. */
  static String chart(PageContext page, Evaluation evaluation) {
    Evaluation.Curve curve = evaluation.curves().get("pr");
    if (curve == null || evaluation.test().n() == 0) {
      return "";
    }
    double prevalence = (double) evaluation.test().positives() / evaluation.test().n();
    List<double[]> points =
        IntStream.range(0, curve.x().size())
            .mapToObj(i -> new double[] {curve.x().get(i), curve.y().get(i)})
            .toList();
    return new Chart(
            page.t("models.pr.x"),
            page.t("models.pr.y"),
            List.of(new Chart.Series(page.t("models.pr.model"), points, null, false)),
            List.of(Chart.Line.atY(prevalence, page.t("models.pr.guess"))),
            0.0,
            1.0,
            0.0,
            1.0,
            null,
            null)
        .json();
  }
}
