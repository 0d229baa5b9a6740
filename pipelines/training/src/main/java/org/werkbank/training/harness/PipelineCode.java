package org.werkbank.training.harness;

import org.werkbank.training.api.PredictorReader;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.failure.BadData;
import org.werkbank.training.model.Predictors;

/** Where the code of a pipeline is: in this process, or elsewhere for code that was submitted. */
public interface PipelineCode extends AutoCloseable {
  /** A new trainer of that class. */
  Trainer trainer(String className);

  /** Reads models of that kind. */
  PredictorReader reader(String kind);

  /** What keeps the code from the rest of the machine, as the run's record says it. */
  String isolation();

  /** Whether it runs in this process and in Spark's executors. */
  default boolean isHere() {
    return false;
  }

  @Override
  void close();

  /** Pipelines that come with Werkbank. */
  static PipelineCode builtIn(ClassLoader classes) {
    return new PipelineCode() {
      @Override
      public Trainer trainer(String name) {
        try {
          return (Trainer)
              Class.forName(name, true, classes).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
          throw BadData.badSpec(
              "The trainer " + name + " of the pipeline cannot be started: " + e,
              "Der Trainer " + name + " der Pipeline lässt sich nicht starten: " + e);
        }
      }

      @Override
      public PredictorReader reader(String kind) {
        return Predictors.reader(kind, classes);
      }

      @Override
      public String isolation() {
        return "built-in";
      }

      @Override
      public boolean isHere() {
        return true;
      }

      @Override
      public void close() {
        // nothing was opened
      }
    };
  }
}
