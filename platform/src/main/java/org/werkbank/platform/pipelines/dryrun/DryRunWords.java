package org.werkbank.platform.pipelines.dryrun;

import java.util.Map;
import java.util.Objects;
import org.werkbank.contract.LocalizedText;
import org.werkbank.platform.problem.Text;
import org.werkbank.platform.web.Messages;

/** Why a dry run did not pass, in both languages, kept with it. */
final class DryRunWords {
  private final Messages german;
  private final Messages english;

  DryRunWords(Map<String, Messages> messages) {
    this.german = Objects.requireNonNull(messages.get("de"));
    this.english = Objects.requireNonNull(messages.get("en"));
  }

  LocalizedText of(String key, Object... arguments) {
    return of(Text.of(key, arguments));
  }

  LocalizedText of(Text text) {
    return new LocalizedText(german.text(text), english.text(text));
  }
}
