package org.werkbank.platform.datasets.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * The text of a file that can be read only once, without a mark at its start. A file that was ASCII
 * until now and turns out not to be UTF-8 goes on as Windows-1252, which reads the same so far.
 */
final class TextReader extends Reader {
  private final InputStream in;
  private final ByteBuffer bytes = ByteBuffer.allocate(64 << 10).limit(0);
  private final CharBuffer chars = CharBuffer.allocate(64 << 10).limit(0);
  private CharsetDecoder decoder;
  private boolean mayChange;
  private boolean atStart = true;
  private boolean ended;

  TextReader(InputStream in, FileDialect dialect) {
    this.in = in;
    this.decoder = decoderOf(dialect.csv().encoding());
    this.mayChange = dialect.guessedEncoding() && dialect.csv().encoding().equals("UTF-8");
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (!chars.hasRemaining() && !fill()) {
      return -1;
    }
    int count = Math.min(length, chars.remaining());
    chars.get(target, offset, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    chars.clear();
    while (chars.position() == 0) {
      CoderResult result = decoder.decode(bytes, chars, ended);
      if (chars.position() > 0) {
        break; // what could be read is handed on; a wrong byte comes up again
      }
      if (result.isError() && mayChange) {
        mayChange = false;
        decoder = decoderOf("windows-1252");
      } else if (result.isError()) {
        result.throwException();
      } else if (ended) {
        chars.flip();
        return false;
      } else {
        bytes.compact();
        int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = n < 0;
        bytes.position(bytes.position() + Math.max(0, n)).flip();
      }
    }
    chars.flip();
    mayChange &= isAscii();
    if (atStart && chars.get(0) == '\uFEFF') {
      chars.position(1);
    }
    atStart = false;
    return chars.hasRemaining() || fill();
  }

  private boolean isAscii() {
    for (int i = 0; mayChange && i < chars.limit(); i++) {
      if (chars.get(i) > 127) {
        return false;
      }
    }
    return true;
  }

  private static CharsetDecoder decoderOf(String encoding) {
    return Charset.forName(encoding)
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        // Windows-1252 leaves five bytes undefined.
        .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }
}
