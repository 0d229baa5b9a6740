package org.werkbank.training.guest;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.werkbank.training.api.Predictor;

/** A model whose code lives in a guest; the guest is started when it is asked, again if need be. */
final class GuestModel {
  private static final int MOST_ANSWERS = 100_000;

  private final GuestCode code;
  private final String kind;
  private final Map<String, byte[]> parts;
  private final long parameterCount;
  private @Nullable GuestProcess guest;
  private List<String> stages = List.of();

  private GuestModel(GuestCode code, String kind, Map<String, byte[]> parts, long parameterCount) {
    this.code = code;
    this.kind = kind;
    this.parts = Map.copyOf(parts);
    this.parameterCount = parameterCount;
  }

  /** Reads the model in a guest at once, so that one that cannot be read is told of now. */
  static Predictor of(GuestCode code, String kind, Map<String, byte[]> parts, long parameterCount) {
    GuestModel model = new GuestModel(code, kind, parts, parameterCount);
    synchronized (code) {
      model.awake();
    }
    return model.stages.isEmpty() ? new GuestPredictor(model) : new StagedGuestPredictor(model);
  }

  /**
   * Asks for a row.
   *
   * @param stage at which it stands, or -1 when everything is known
   */
  double[] predict(int stage, double[] row) {
    // One lock for all guests: whoever starts one may have to end another.
    synchronized (code) {
      GuestProcess asked = awake();
      try {
        asked.out().writeByte(Wire.PREDICT);
        asked.out().writeInt(stage);
        Wire.writeNumbers(asked.out(), row);
        asked.out().flush();
        GuestTrainer.expect(asked.in(), Wire.ANSWER);
        return Wire.readNumbers(asked.in(), MOST_ANSWERS);
      } catch (IOException e) {
        guest = null;
        throw asked.ended(e);
      }
    }
  }

  List<String> stages() {
    return stages;
  }

  String kind() {
    return kind;
  }

  Map<String, byte[]> parts() {
    return parts;
  }

  long parameterCount() {
    return parameterCount;
  }

  /** Ends the process until somebody asks again. */
  void rest() {
    if (guest != null) {
      guest.close();
      guest = null;
    }
  }

  private GuestProcess awake() {
    if (guest != null) {
      return guest;
    }
    GuestProcess started = code.start();
    try {
      DataOutputStream out = started.out();
      out.writeByte(Wire.LOAD);
      out.writeUTF(kind);
      Wire.writeParts(out, parts);
      out.flush();
      DataInputStream in = started.in();
      GuestTrainer.expect(in, Wire.LOADED);
      stages = Wire.readNames(in);
    } catch (IOException e) {
      throw started.ended(e);
    }
    guest = started;
    code.opened(this);
    return started;
  }
}
