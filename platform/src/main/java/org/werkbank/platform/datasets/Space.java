package org.werkbank.platform.datasets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
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
    database.read(
        tx -> {
          require(tx, user.memberId(), sizeBytes);
          return tx;
        });
  }

  void require(Transaction tx, String memberId, long sizeBytes) {
    SpaceUse use = of(tx, memberId);
    if (sizeBytes > use.left()) {
      throw tooMuch(use);
    }
  }

  /** The same stream, which ends with a {@link Problem} once more came than there is room for. */
  InputStream bounded(CurrentUser user, InputStream body) {
    SpaceUse use = of(user);
    return use.quota() == null ? body : new Bounded(body, use);
  }

  private SpaceUse of(Transaction tx, String memberId) {
    OptionalLong quota = quotas.of(tx, memberId);
    @Nullable Long most = quota.isPresent() ? (Long) quota.getAsLong() : null;
    SpaceStore store = new SpaceStore(tx);
    return new SpaceUse(
        store.ofVersions(memberId) + store.ofDrafts(memberId), store.ofTrash(memberId), most);
  }

  private static Problem tooMuch(SpaceUse use) {
    long quota = use.quota() == null ? Long.MAX_VALUE : use.quota();
    return Problem.of(
        ProblemType.OVER_QUOTA, "datasets.overQuota", use.used() / MEGABYTE, quota / MEGABYTE);
  }

  /** A sender need not say how much comes. */
  private static final class Bounded extends FilterInputStream {
    private final SpaceUse use;
    private long count;

    Bounded(InputStream in, SpaceUse use) {
      super(in);
      this.use = use;
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
      if (count > use.left()) {
        throw tooMuch(use);
      }
      return n;
    }
  }
}
