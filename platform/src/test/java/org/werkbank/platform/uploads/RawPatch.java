package org.werkbank.platform.uploads;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A PATCH on a bare connection that a test feeds as slowly as it likes, and cuts by closing it. */
final class RawPatch implements AutoCloseable {
  private final Socket socket;
  private final OutputStream out;

  private RawPatch(Socket socket) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
  }

  static RawPatch open(String address, String token, String file, long offset, long length)
      throws IOException {
    URI server = URI.create(address);
    RawPatch patch = new RawPatch(new Socket(server.getHost(), server.getPort()));
    String head =
        """
        PATCH %s HTTP/1.1
        Host: %s
        Authorization: Bearer %s
        Tus-Resumable: 1.0.0
        Content-Type: application/offset+octet-stream
        Upload-Offset: %d
        Content-Length: %d

        """
            .formatted(file, server.getAuthority(), token, offset, length);
    patch.out.write(head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    return patch;
  }

  void send(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
