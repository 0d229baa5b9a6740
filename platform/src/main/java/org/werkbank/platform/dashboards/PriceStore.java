package org.werkbank.platform.dashboards;

import java.time.Instant;
import java.util.Optional;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.models.Prices;

/** SQL of the prices a member reckons with. */
final class PriceStore {
  private final Transaction tx;

  PriceStore(Transaction tx) {
    this.tx = tx;
  }

  Optional<Prices> of(String memberId) {
    return tx.handle()
        .createQuery(
            """
            select miss_eur, false_alarm_eur, inspection_eur
            from dashboard_prices
            where member_id = :memberId
            """)
        .bind("memberId", memberId)
        .mapTo(Prices.class)
        .findOne();
  }

  void save(String memberId, Prices prices, Instant now) {
    tx.handle()
        .createUpdate(
            """
            insert into dashboard_prices
              (member_id, miss_eur, false_alarm_eur, inspection_eur, updated_at)
            values
              (:memberId, :missEur, :falseAlarmEur, :inspectionEur, :now)
            on conflict (member_id) do update set
              miss_eur = excluded.miss_eur,
              false_alarm_eur = excluded.false_alarm_eur,
              inspection_eur = excluded.inspection_eur,
              updated_at = excluded.updated_at
            """)
        .bindMethods(prices)
        .bind("memberId", memberId)
        .bind("now", now.toEpochMilli())
        .execute();
  }
}
