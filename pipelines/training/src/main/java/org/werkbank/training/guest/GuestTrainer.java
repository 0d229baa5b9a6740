package org.werkbank.training.guest;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import org.werkbank.contract.ContractJson;
import org.werkbank.training.api.LabelForm;
import org.werkbank.training.api.Predictor;
import org.werkbank.training.api.Preparation;
import org.werkbank.training.api.SeriesForm;
import org.werkbank.training.api.Trainer;
import org.werkbank.training.api.TrainingContext;
import org.werkbank.training.api.TrainingSet;

/**
 * A submitted trainer seen from the harness.
 *
 * @param name of its class
 */
record GuestTrainer(
    GuestCode code,
    String name,
    Preparation preparation,
    SeriesForm seriesForm,
    LabelForm labelForm)
    implements Trainer {
  private static final double PERCENT = 100;

  /** Asks the code what it wants, in a guest that ends afterwards. */
  static GuestTrainer of(GuestCode code, String name) {
    try (GuestProcess guest = code.start()) {
      try {
        guest.out().writeByte(Wire.DESCRIBE);
        guest.out().writeUTF(name);
        guest.out().flush();
        expect(guest.in(), Wire.DESCRIBED);
        return new GuestTrainer(
            code,
            name,
            Preparation.valueOf(guest.in().readUTF()),
            SeriesForm.valueOf(guest.in().readUTF()),
            LabelForm.valueOf(guest.in().readUTF()));
      } catch (IOException e) {
        throw guest.ended(e);
      } catch (IllegalArgumentException e) {
        throw GuestFailures.gone(e);
      }
    }
  }

  @Override
  public Predictor train(TrainingSet data, TrainingContext context) {
    try (GuestProcess guest = code.start()) {
      try {
        ask(guest.out(), data, context);
        return answer(guest.in(), context);
      } catch (IOException e) {
        throw guest.ended(e);
      }
    }
  }

  private void ask(DataOutputStream out, TrainingSet data, TrainingContext context)
      throws IOException {
    out.writeByte(Wire.TRAIN);
    out.writeUTF(name);
    out.writeUTF(new ContractJson().write(context.parameters().values()));
    out.writeLong(context.seed());
    out.writeInt(context.cores());
    Wire.writeNames(out, data.features());
    Wire.writeNames(out, data.classes());
    Wire.writeNumbers(out, data.labels());
    Wire.writeIndices(out, data.groups());
    for (double[] row : data.rows()) {
      Wire.writeNumbers(out, row);
    }
    out.flush();
  }

  private Predictor answer(DataInputStream in, TrainingContext context) throws IOException {
    double shown = 0;
    while (true) {
      byte said = in.readByte();
      context.checkCancelled();
      switch (said) {
        case Wire.PROGRESS -> {
          // Whole percents, only forward: a number of any size could carry a cell out.
          double share = Math.floor(PERCENT * in.readDouble() / in.readDouble()) / PERCENT;
          if (share > shown && share <= 1) {
            shown = share;
            context.progress(share, 1);
          }
        }
        case Wire.METRIC ->
            context.metric(metricName(in.readUTF()), in.readDouble(), in.readLong());
        case Wire.MODEL -> {
          String kind = in.readUTF();
          long parameters = in.readLong();
          Map<String, byte[]> parts = Wire.readParts(in);
          return GuestModel.of(code, kind, parts, parameters);
        }
        case Wire.FAILED -> throw GuestFailures.failed(className(in.readUTF()));
        default -> throw new Wire.Garbled("nothing is known of " + said);
      }
    }
  }

  static void expect(DataInputStream in, byte wanted) throws IOException {
    byte said = in.readByte();
    if (said == Wire.FAILED) {
      throw GuestFailures.failed(className(in.readUTF()));
    }
    if (said != wanted) {
      throw new Wire.Garbled(said + " came instead of " + wanted);
    }
  }

  private static String metricName(String said) {
    return said.matches("[A-Za-z][A-Za-z0-9_.]{0,49}") ? said : "metric";
  }

  private static String className(String said) {
    return said.matches("[A-Za-z][A-Za-z0-9_$]{0,79}") ? said : "Exception";
  }
}
