package org.werkbank.platform.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which language the reader reads: the chosen one (cookie), else the browser's, else English. */
final class Languages {
  static final String COOKIE = "werkbank_language";
  private static final int ONE_YEAR_SECONDS = 365 * 24 * 3600;

  private Languages() {}

  static Messages of(Context ctx, Map<String, Messages> all) {
    String language = chosen(ctx.cookie(COOKIE), ctx.header("Accept-Language"));
    return Objects.requireNonNull(all.get(language));
  }

  static String chosen(@Nullable String cookie, @Nullable String acceptLanguage) {
    if (cookie != null && Messages.LANGUAGES.contains(cookie)) {
      return cookie;
    }
    if (acceptLanguage == null) {
      return "en";
    }
    try {
      String match =
          Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), Messages.LANGUAGES);
      return match == null ? "en" : match;
    } catch (IllegalArgumentException malformed) {
      return "en"; // a header nobody can read says nothing about the reader
    }
  }

  static void choose(Context ctx, String language) {
    Cookie cookie = new Cookie(COOKIE, language);
    cookie.setMaxAge(ONE_YEAR_SECONDS);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.LAX);
    ctx.cookie(cookie);
  }
}
