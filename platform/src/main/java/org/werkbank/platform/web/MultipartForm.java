package org.werkbank.platform.web;

import io.javalin.http.Context;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemDetail;
import org.werkbank.platform.problem.ProblemType;

/**
 * A multipart form with files. Parts that are not small wait in files of the server's temporary
 * folder, which go when the request ends; a form larger than its route allows is refused.
 */
public final class MultipartForm {
  private static final String CONFIG_ATTRIBUTE = "org.eclipse.jetty.multipartConfig";
  private static final int LARGEST_PART_IN_MEMORY_BYTES = 65_536;
  private static final long ALLOWANCE_FOR_OTHER_PARTS_BYTES = 1_000_000;

  private final Context ctx;

  private MultipartForm(Context ctx) {
    this.ctx = ctx;
  }

  /** Takes the form in; for a route that allows files of up to so many bytes. */
  public static MultipartForm read(Context ctx, long largestFileBytes) {
    long largest = largestFileBytes + ALLOWANCE_FOR_OTHER_PARTS_BYTES;
    String type = ctx.contentType();
    if (type == null || !type.startsWith("multipart/form-data")) {
      throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "web.multipartExpected");
    }
    if (ctx.req().getContentLengthLong() > largest) {
      ctx.header("Connection", "close");
      throw tooLarge(largestFileBytes);
    }
    ctx.req()
        .setAttribute(
            CONFIG_ATTRIBUTE,
            new MultipartConfigElement(
                System.getProperty("java.io.tmpdir"),
                largestFileBytes,
                largest,
                LARGEST_PART_IN_MEMORY_BYTES));
    try {
      ctx.req().getParts();
    } catch (IOException | ServletException | RuntimeException e) {
      // What is left of the body is not read, so the connection cannot carry another request.
      ctx.header("Connection", "close");
      throw (isBeyondLimit(e)
              ? tooLarge(largestFileBytes)
              : Problem.of(ProblemType.INVALID_INPUT, "web.multipartBroken"))
          .causedBy(e);
    }
    return new MultipartForm(ctx);
  }

  /** The bytes of a part, file or field; the caller closes them. */
  public InputStream bytes(String name) {
    try {
      return required(name).getInputStream();
    } catch (IOException e) {
      throw Problem.of(ProblemType.INVALID_INPUT, "web.multipartBroken").causedBy(e);
    }
  }

  /** A part, file or field, as text. */
  public String text(String name, int largestBytes) {
    try (InputStream in = bytes(name)) {
      byte[] bytes = in.readNBytes(largestBytes + 1);
      if (bytes.length > largestBytes) {
        throw Problem.of(ProblemType.TOO_LARGE, "web.partTooLarge", name, largestBytes);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Problem.of(ProblemType.INVALID_INPUT, "web.multipartBroken").causedBy(e);
    }
  }

  private Part required(String name) {
    @Nullable Part part;
    try {
      part = ctx.req().getPart(name);
    } catch (IOException | ServletException e) {
      throw Problem.of(ProblemType.INVALID_INPUT, "web.multipartBroken").causedBy(e);
    }
    if (part == null || part.getSize() == 0) {
      throw Problem.at(
          ProblemType.INVALID_INPUT,
          List.of(ProblemDetail.atPointer("/" + name, "web.partMissing", name)),
          "web.bodyWrong");
    }
    return part;
  }

  /** Jetty wraps the servlet specification's exception for a part or form beyond its limit. */
  private static boolean isBeyondLimit(Throwable thrown) {
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      if (e instanceof IllegalStateException) {
        return true;
      }
    }
    return false;
  }

  private static Problem tooLarge(long largestFileBytes) {
    return Problem.of(ProblemType.TOO_LARGE, "web.formTooLarge", largestFileBytes / 1_000_000);
  }
}
