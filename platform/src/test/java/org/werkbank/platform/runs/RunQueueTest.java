package org.werkbank.platform.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.werkbank.platform.runs.RunQueue.Waiting;

class RunQueueTest {
  @Test
  void emptyQueueHasNoNext() {
    assertThat(RunQueue.next(List.of())).isEmpty();
  }

  @Test
  void memberServedLongestAgoComesFirstThoughItAskedLater() {
    Waiting busy = new Waiting("a1", "a", 100, 0, 900);
    Waiting idle = new Waiting("b1", "b", 200, 0, 300);
    assertThat(RunQueue.next(List.of(busy, idle))).contains(idle);
  }

  @Test
  void memberWithoutARunAtWorkComesBeforeOneThatHasOne() {
    Waiting working = new Waiting("a1", "a", 100, 1, 100);
    Waiting idle = new Waiting("b1", "b", 200, 0, 900);
    assertThat(RunQueue.next(List.of(working, idle))).contains(idle);
  }

  @Test
  void membersTakeTurnsThoughOneHasQueuedEverythingFirst() {
    List<Waiting> a = new ArrayList<>();
    List<Waiting> b = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      a.add(new Waiting("a" + i, "a", i, 0, 0));
      b.add(new Waiting("b" + i, "b", 100 + i, 0, 0));
    }
    long[] served = new long[2];
    List<String> order = new ArrayList<>();
    for (long now = 1000; !a.isEmpty() || !b.isEmpty(); now++) {
      List<Waiting> heads = new ArrayList<>();
      if (!a.isEmpty()) {
        heads.add(servedAt(a.get(0), served[0]));
      }
      if (!b.isEmpty()) {
        heads.add(servedAt(b.get(0), served[1]));
      }
      Waiting next = RunQueue.next(heads).orElseThrow();
      order.add(next.id());
      boolean isA = next.memberId().equals("a");
      (isA ? a : b).remove(0);
      served[isA ? 0 : 1] = now;
    }
    assertThat(order).containsExactly("a0", "b0", "a1", "b1", "a2", "b2", "a3", "b3");
  }

  private static Waiting servedAt(Waiting head, long time) {
    return new Waiting(head.id(), head.memberId(), head.createdAt(), 0, time);
  }
}
