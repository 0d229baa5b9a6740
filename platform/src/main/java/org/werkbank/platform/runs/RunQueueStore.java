package org.werkbank.platform.runs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.werkbank.platform.db.Transaction;

/** SQL of the queue: who waits, and how many runs there are in each state. */
final class RunQueueStore {
  /** A state and how many runs are in it. */
  public record Count(String state, long runs) {}

  private final Transaction tx;

  RunQueueStore(Transaction tx) {
    this.tx = tx;
  }

  /** The run that waits longest of every member that has one waiting. */
  List<RunQueue.Waiting> heads() {
    return tx.handle()
        .createQuery(
            """
            select q.id, q.member_id, q.created_at,
                   (select count(a.id) from runs a
                    where a.member_id = q.member_id and a.state in ('STARTING', 'RUNNING')) as active,
                   coalesce((select max(s.started_at) from runs s
                             where s.member_id = q.member_id), 0) as last_started_at
            from runs q
            where q.state = 'QUEUED'
              and not exists (
                select e.id from runs e
                where e.state = 'QUEUED' and e.member_id = q.member_id
                  and (e.created_at < q.created_at
                       or (e.created_at = q.created_at and e.id < q.id)))
            """)
        .mapTo(RunQueue.Waiting.class)
        .list();
  }

  /** How many runs of the queue are served before this one, at most. */
  long waitingBefore(long createdAt, String id) {
    return tx.handle()
        .createQuery(
            """
            select count(id) from runs
            where state = 'QUEUED' and (created_at < :createdAt or (created_at = :createdAt and id < :id))
            """)
        .bind("createdAt", createdAt)
        .bind("id", id)
        .mapTo(Long.class)
        .one();
  }

  Map<RunState, Long> counts() {
    Map<RunState, Long> counts = new HashMap<>();
    tx.handle()
        .createQuery("select state, count(id) as runs from runs group by state")
        .mapTo(Count.class)
        .list()
        .forEach(count -> counts.put(RunState.valueOf(count.state()), count.runs()));
    return counts;
  }
}
