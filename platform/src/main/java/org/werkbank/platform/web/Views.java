package org.werkbank.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;

/** Renders pages from precompiled templates. */
public final class Views {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Map<String, Messages> messages;

  public Views(Map<String, Messages> messages) {
    this.messages = messages;
  }

  /** Answers with a page. The template gets {@code page} and everything in the model. */
  public void render(Context ctx, String template, Map<String, ?> model) {
    ctx.html(text(pageOf(ctx), template, model));
  }

  public PageContext pageOf(Context ctx) {
    Messages reader = Languages.of(ctx, messages);
    return new PageContext(
        reader,
        new Formats(reader.locale()),
        CurrentUser.find(ctx),
        AccessGate.csrfOf(ctx),
        ctx.path());
  }

  /** The rendered template as text, for fragments that travel in an event stream. */
  public String text(PageContext page, String template, Map<String, ?> model) {
    Map<String, Object> all = new HashMap<>(model);
    all.put("page", page);
    StringOutput output = new StringOutput();
    engine.render(template, all, output);
    return output.toString();
  }
}
