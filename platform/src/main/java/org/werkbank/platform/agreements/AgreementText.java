package org.werkbank.platform.agreements;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.werkbank.platform.problem.Text;
import org.werkbank.platform.web.Formats;
import org.werkbank.platform.web.Messages;

/** Says in both languages what was agreed, and hashes what was said. */
final class AgreementText {
  private final Map<String, Messages> messages;

  AgreementText(Map<String, Messages> messages) {
    this.messages = messages;
  }

  /** The terms between two members as a few sentences. */
  String in(String language, RequestStore.Row asked, Terms terms, String agreedBy, Instant now) {
    Messages words = Objects.requireNonNull(messages.get(language), language);
    Formats formats = new Formats(words.locale());
    Instant until = terms.validUntil();
    return words.text(
        "agreements.text",
        asked.ownerSlug(),
        asked.memberSlug(),
        asked.datasetName(),
        Text.of("agreements.purpose." + asked.purpose()),
        yesNo(terms.mayTrain()),
        yesNo(terms.mayDownload()),
        yesNo(terms.mayShareModel()),
        until == null ? Text.of("agreements.noEnd") : formats.time(until),
        agreedBy,
        asked.createdBy(),
        formats.time(now));
  }

  private static Text yesNo(boolean is) {
    return Text.of(is ? "agreements.yes" : "agreements.no");
  }

  static String sha256(String textDe, String textEn, String policy) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {textDe, textEn, policy}) {
        digest.update((part + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
