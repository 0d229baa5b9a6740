package org.werkbank.training.harness;

import java.util.ArrayList;
import java.util.List;
import org.werkbank.contract.Evaluation;

/**
 * Collects the verdicts of a run. Evidence is a sentence with counts and column names, never cells.
 */
final class CheckList {
  private final List<Evaluation.Check> checks = new ArrayList<>();

  void passed(String id, Sentence evidence) {
    add(id, "passed", evidence);
  }

  void warned(String id, Sentence evidence) {
    add(id, "warned", evidence);
  }

  void failed(String id, Sentence evidence) {
    add(id, "failed", evidence);
  }

  private void add(String id, String verdict, Sentence evidence) {
    checks.add(new Evaluation.Check(id, verdict, evidence.en(), evidence.de()));
  }

  List<Evaluation.Check> list() {
    return List.copyOf(checks);
  }
}
