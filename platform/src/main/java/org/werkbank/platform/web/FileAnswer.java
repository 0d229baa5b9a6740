package org.werkbank.platform.web;

import io.javalin.http.Context;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer with the bytes of a stored object: whole or one range of it (RFC 9110), with its digest
 * (RFC 9530), always as a download, never shown by the browser.
 */
public final class FileAnswer {
  private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[A-Za-z0-9.+-]{1,60}");

  private FileAnswer() {}

  /** Opens part of the object. */
  public interface Source {
    InputStream open(long offset, long length);
  }

  public static void send(
      Context ctx, String name, String mediaType, String sha256, long sizeBytes, Source source) {
    String etag = "\"" + sha256 + "\"";
    ctx.header("ETag", etag);
    ctx.header("Accept-Ranges", "bytes");
    ctx.header("Content-Disposition", disposition(name));
    ctx.header(
        "Repr-Digest",
        "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)) + ":");
    ctx.contentType(
        MEDIA_TYPE.matcher(mediaType).matches() ? mediaType : "application/octet-stream");
    String ifRange = Objects.requireNonNullElse(ctx.header("If-Range"), etag);
    @Nullable ByteRange range =
        ifRange.equals(etag) ? ByteRange.parse(ctx.header("Range"), sizeBytes) : null;
    long length = range == null ? sizeBytes : range.length();
    InputStream bytes = source.open(range == null ? 0 : range.offset(), length);
    if (range != null) {
      ctx.status(206).header("Content-Range", range.contentRange(sizeBytes));
    }
    // Compressed on the way it would be shorter than the length, and other bytes than the digest.
    ctx.disableCompression();
    ctx.header("Content-Length", String.valueOf(length));
    ctx.result(bytes);
  }

  private static String disposition(String name) {
    String ascii = name.replaceAll("[^A-Za-z0-9._-]", "_");
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
  }
}
