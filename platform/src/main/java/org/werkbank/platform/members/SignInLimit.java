package org.werkbank.platform.members;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/**
 * Slows down guessing: ten tries a minute for one account name, and thirty from one address. The
 * memory for it is bounded; the least recently used entry goes first.
 */
public final class SignInLimit {
  private static final int REMEMBERED = 10_000;

  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > REMEMBERED;
        }
      };

  public void check(String address, String account) {
    take("address " + address, 30);
    take("account " + account.strip().toLowerCase(Locale.ROOT), 10);
  }

  private void take(String key, int perMinute) {
    Bucket bucket;
    synchronized (buckets) {
      bucket =
          buckets.computeIfAbsent(
              key,
              unused ->
                  Bucket.builder()
                      .addLimit(
                          limit ->
                              limit
                                  .capacity(perMinute)
                                  .refillGreedy(perMinute, Duration.ofMinutes(1)))
                      .build());
    }
    if (!bucket.tryConsume(1)) {
      throw Problem.of(ProblemType.TOO_MANY_REQUESTS, "members.tooManySignIns");
    }
  }
}
