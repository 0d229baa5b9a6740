package org.werkbank.platform.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.web.PageContext;

/** Words and figures of the page that puts runs side by side. */
public final class RunCompareWords {
  private static final String PARAMETERS = "parameters.";

  private RunCompareWords() {}

  /** The letter by which a run is known on the page. */
  public static String letter(int position) {
    return CompareCharts.letter(position);
  }

  /** The same runs with another one first. */
  public static String idsFrom(RunComparison comparison, int first) {
    List<String> ids =
        new ArrayList<>(comparison.runs().stream().map(RunComparison.Compared::id).toList());
    ids.add(0, ids.remove(first));
    return String.join(",", ids);
  }

  /** A difference with its sign. */
  public static String signed(PageContext page, String metric, double difference) {
    String value = RunWords.value(page, metric, Math.abs(difference));
    return (difference < 0 ? "−" : "+") + value;
  }

  public static String colour(String verdict) {
    return switch (verdict) {
      case PairedDifference.BETTER -> "ok";
      case PairedDifference.WORSE -> "bad";
      default -> "";
    };
  }

  /** A parameter has its own name, everything else a word in the reader's language. */
  public static String setting(PageContext page, String name) {
    return name.startsWith(PARAMETERS)
        ? name.substring(PARAMETERS.length())
        : page.t("runs.compare.setting." + name);
  }

  public static String shown(PageContext page, String name, @Nullable Object value) {
    if (value == null) {
      return "–";
    }
    if (value instanceof Number number) {
      return switch (name) {
        case "wallSeconds", "cpuSeconds" -> page.formats().seconds(number.doubleValue());
        case "modelBytes" -> page.formats().bytes(number.longValue());
        default -> page.formats().compact(number.doubleValue());
      };
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(one -> one.getKey() + ": " + shown(page, "", one.getValue()))
          .sorted()
          .collect(Collectors.joining(", "));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(one -> shown(page, "", one)).collect(Collectors.joining("; "));
    }
    return value.toString();
  }
}
