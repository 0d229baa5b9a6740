package org.werkbank.training.guest;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.contract.ContractJson;
import org.werkbank.training.api.Parameters;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.StagedPredictor;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.api.TrainingSet;
import org.werkbank.training.model.Predictors;

/** Answers the harness inside the guest, with submitted code, until nobody asks any more. */
final class GuestDesk {
  private final DataInputStream in;
  private final DataOutputStream out;
  private final ContractJson json = new ContractJson();
  private @Nullable Predictor loaded;

  GuestDesk(DataInputStream in, DataOutputStream out) {
    this.in = in;
    this.out = out;
  }

  void serve() throws IOException {
    for (int asked = in.read(); asked >= 0; asked = in.read()) {
      try {
        answer((byte) asked);
      } catch (Exception | LinkageError e) {
        // The words go into the log; what submitted code says of itself is no answer.
        e.printStackTrace();
        out.writeByte(Wire.FAILED);
        out.writeUTF(e.getClass().getSimpleName());
      }
      out.flush();
    }
  }

  private void answer(byte asked) throws Exception {
    switch (asked) {
      case Wire.DESCRIBE -> describe(trainer(in.readUTF()));
      case Wire.TRAIN -> train();
      case Wire.LOAD -> load();
      case Wire.PREDICT -> predict(in.readInt(), Wire.readNumbers(in));
      default -> throw new Wire.Garbled("nothing is known of " + asked);
    }
  }

  private void describe(Trainer trainer) throws IOException {
    out.writeByte(Wire.DESCRIBED);
    out.writeUTF(trainer.preparation().name());
    out.writeUTF(trainer.seriesForm().name());
    out.writeUTF(trainer.labelForm().name());
  }

  @SuppressWarnings("unchecked") // a JSON object has no other form
  private void train() throws Exception {
    Trainer trainer = trainer(in.readUTF());
    Map<String, Object> values = json.read(in.readUTF(), Map.class);
    long seed = in.readLong();
    int cores = in.readInt();
    TrainingSet data = trainingSet();
    Predictor predictor =
        trainer.train(data, new GuestContext(new Parameters(values), seed, cores, out));
    synchronized (out) {
      out.writeByte(Wire.MODEL);
      out.writeUTF(predictor.kind());
      out.writeLong(predictor.parameterCount());
      Wire.writeParts(out, predictor.parts());
    }
  }

  private TrainingSet trainingSet() throws IOException {
    List<String> features = Wire.readNames(in);
    List<String> classes = Wire.readNames(in);
    double[] labels = Wire.readNumbers(in);
    int @Nullable [] groups = Wire.readIndices(in);
    double[][] rows = new double[labels.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Wire.readNumbers(in);
    }
    return new TrainingSet(features, rows, labels, classes, groups);
  }

  private void load() throws IOException {
    String kind = in.readUTF();
    Predictor read =
        Predictors.reader(kind, GuestDesk.class.getClassLoader()).read(Wire.readParts(in));
    loaded = read;
    out.writeByte(Wire.LOADED);
    Wire.writeNames(out, read instanceof StagedPredictor staged ? staged.stages() : List.of());
  }

  /** Answers at a stage; below 0 stands for a model that knows no stages. */
  private void predict(int stage, double[] row) throws IOException {
    Predictor asked = predictor();
    double[] answer =
        stage >= 0 && asked instanceof StagedPredictor staged
            ? staged.predictAt(stage, row)
            : asked.predict(row);
    out.writeByte(Wire.ANSWER);
    Wire.writeNumbers(out, answer);
  }

  private Predictor predictor() {
    if (loaded == null) {
      throw new IllegalStateException("no model was loaded");
    }
    return loaded;
  }

  private static Trainer trainer(String name) throws ReflectiveOperationException {
    return (Trainer) Class.forName(name).getDeclaredConstructor().newInstance();
  }
}
