package org.werkbank.platform.datasets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.web.CurrentUser;

/** What a member's data sets take, and whether more may come. */
public final class Space {
  private static final long MEGABYTE = 1_000_000;

  private final Database database;
  private final Quotas quotas;

  Space(Database database, Quotas quotas) {
    this.database = database;
    this.quotas = quotas;
  }

  public SpaceUse of(CurrentUser user) {
    return database.read(tx -> of(tx, user.memberId()));
  }

  /** Refuses what is too much before a byte of it comes. */
  void require(CurrentUser user, long sizeBytes) {
    database.read(tx -> roomFor(tx, user.memberId(), sizeBytes));
  }

  void require(Transaction tx, String memberId, long sizeBytes) {
    roomFor(tx, memberId, sizeBytes);
  }

  /**
   * The same, and a stream that ends with a {@link Problem} once more came than there is room for.
   *
   * @param sizeBytes as announced; -1 when the sender does not say
   */
  InputStream admit(CurrentUser user, long sizeBytes, InputStream body) {
    return database
        .read(tx -> roomFor(tx, user.memberId(), sizeBytes))
        .<InputStream>map(room -> new Bounded(body, room))
        .orElse(body);
  }

  /** Empty where nobody set a limit, which costs no sums. */
  private Optional<Room> roomFor(Transaction tx, String memberId, long sizeBytes) {
    OptionalLong quota = quotas.of(tx, memberId);
    if (quota.isEmpty()) {
      return Optional.empty();
    }
    Room room = new Room(used(tx, memberId), quota.getAsLong());
    room.require(sizeBytes);
    return Optional.of(room);
  }

  private SpaceUse of(Transaction tx, String memberId) {
    OptionalLong quota = quotas.of(tx, memberId);
    return new SpaceUse(
        used(tx, memberId),
        new SpaceStore(tx).ofTrash(memberId),
        quota.isPresent() ? (Long) quota.getAsLong() : null);
  }

  private static long used(Transaction tx, String memberId) {
    SpaceStore store = new SpaceStore(tx);
    return store.ofVersions(memberId) + store.ofDrafts(memberId);
  }

  /** What is taken, and what may be. */
  private record Room(long used, long quota) {
    void require(long sizeBytes) {
      if (sizeBytes > quota - used) {
        throw Problem.of(
            ProblemType.OVER_QUOTA, "datasets.overQuota", used / MEGABYTE, quota / MEGABYTE);
      }
    }
  }

  /** A sender need not say how much comes. */
  private static final class Bounded extends FilterInputStream {
    private final Room room;
    private long count;

    Bounded(InputStream in, Room room) {
      super(in);
      this.room = room;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = in.read(buffer, offset, length);
      count += Math.max(0, n);
      room.require(count);
      return n;
    }
  }
}
