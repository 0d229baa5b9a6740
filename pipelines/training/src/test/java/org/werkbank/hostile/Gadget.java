package org.werkbank.hostile;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/** Leaves a mark on the machine that reads it back. */
final class Gadget implements Serializable {
  private static final long serialVersionUID = 1;

  private final String marker;

  Gadget(String marker) {
    this.marker = marker;
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    Files.writeString(Path.of(marker), "read");
  }
}
