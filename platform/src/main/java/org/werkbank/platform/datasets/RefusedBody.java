package org.werkbank.platform.datasets;

import java.io.IOException;
import java.io.InputStream;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/** Reads on what a sender still sends after its upload was refused, so that it hears why. */
public final class RefusedBody {
  private static final long DRAINED_BYTES = 512L << 20;

  private RefusedBody() {}

  public static void drain(InputStream bytes, Problem refusal) throws IOException {
    if (refusal.type() == ProblemType.UPLOAD_CUT) {
      return;
    }
    byte[] buffer = new byte[64 << 10];
    long left = DRAINED_BYTES;
    int n = 0;
    while (left > 0 && n >= 0) {
      n = bytes.read(buffer);
      left -= n;
    }
  }
}
