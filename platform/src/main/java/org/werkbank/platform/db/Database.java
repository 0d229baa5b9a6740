package org.werkbank.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jspecify.annotations.Nullable;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;

/**
 * The one door to the metadata. On SQLite a single connection writes and a small pool reads; on
 * PostgreSQL one pool does both (ADR 0004).
 */
public final class Database implements AutoCloseable {
  private static final int READERS = 4;
  private static final int POSTGRES_CONNECTIONS = 8;

  private final Dialect dialect;
  private final HikariDataSource writer;
  private final HikariDataSource reader;
  private final Jdbi writing;
  private final Jdbi reading;

  private Database(Dialect dialect, HikariDataSource writer, HikariDataSource reader) {
    this.dialect = dialect;
    this.writer = writer;
    this.reader = reader;
    this.writing = jdbi(writer);
    this.reading = jdbi(reader);
  }

  /** Connects and brings the tables up to date. */
  public static Database open(DatabaseSettings settings) {
    Dialect dialect = settings.dialect();
    HikariDataSource writer =
        dialect == Dialect.SQLITE ? sqlite(settings, 1, true) : postgres(settings);
    Flyway.configure()
        .dataSource(writer)
        .locations("classpath:db/migration")
        .loggers("slf4j")
        .load()
        .migrate();
    HikariDataSource reader = dialect == Dialect.SQLITE ? sqlite(settings, READERS, false) : writer;
    return new Database(dialect, writer, reader);
  }

  public Dialect dialect() {
    return dialect;
  }

  /** Reads in one consistent snapshot. */
  public <T extends @Nullable Object> T read(Function<Transaction, T> work) {
    return guarded(() -> reading.inTransaction(handle -> work.apply(new Transaction(handle))));
  }

  /** Changes, all or nothing; then runs what the work asked for after the commit. */
  public <T extends @Nullable Object> T write(Function<Transaction, T> work) {
    Transaction[] done = new Transaction[1];
    T result =
        guarded(
            () ->
                writing.inTransaction(
                    handle -> {
                      done[0] = new Transaction(handle);
                      return work.apply(done[0]);
                    }));
    done[0].committed();
    return result;
  }

  /** Changes without a result. */
  public void change(Consumer<Transaction> work) {
    this.<@Nullable Void>write(
        tx -> {
          work.accept(tx);
          return null;
        });
  }

  /** Whether a statement gets an answer. */
  public boolean isReachable() {
    try {
      return read(tx -> tx.handle().createQuery("select 1").mapTo(Integer.class).one()) == 1;
    } catch (Problem e) {
      return false;
    }
  }

  @Override
  public void close() {
    reader.close();
    writer.close();
  }

  private interface Work<T extends @Nullable Object> {
    T run();
  }

  private static <T extends @Nullable Object> T guarded(Work<T> work) {
    try {
      return work.run();
    } catch (ConnectionException | TransactionException e) {
      throw Problem.of(ProblemType.DATABASE_UNAVAILABLE, "db.unavailable").causedBy(e);
    } catch (UnableToExecuteStatementException e) {
      throw translated(e);
    }
  }

  private static RuntimeException translated(UnableToExecuteStatementException e) {
    if (!(e.getCause() instanceof SQLException sql)) {
      return e;
    }
    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
    String message = sql.getMessage() == null ? "" : sql.getMessage();
    if (state.startsWith("23") || message.contains("SQLITE_CONSTRAINT")) {
      return Problem.of(ProblemType.CONFLICT, "db.conflict").causedBy(e);
    }
    if (message.contains("SQLITE_FULL") || state.equals("53100")) {
      return Problem.of(ProblemType.STORE_FULL, "db.full").causedBy(e);
    }
    if (state.startsWith("08") || state.startsWith("57P") || message.contains("SQLITE_BUSY")) {
      return Problem.of(ProblemType.DATABASE_UNAVAILABLE, "db.unavailable").causedBy(e);
    }
    return e;
  }

  private static Jdbi jdbi(HikariDataSource source) {
    Jdbi jdbi = Jdbi.create(source);
    jdbi.registerRowMapper(new RecordMapperFactory());
    jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    return jdbi;
  }

  private static HikariDataSource sqlite(
      DatabaseSettings settings, int connections, boolean writes) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(settings.url());
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(20_000);
    // As driver properties: Hikari's init statement would apply the first pragma only.
    config.addDataSourceProperty("foreign_keys", "true");
    config.addDataSourceProperty("journal_mode", "WAL");
    config.addDataSourceProperty("synchronous", "FULL");
    config.addDataSourceProperty("busy_timeout", "10000");
    if (writes) {
      // A read that turns into a write would fail at once with SQLITE_BUSY.
      config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    }
    return new HikariDataSource(config);
  }

  private static HikariDataSource postgres(DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(POSTGRES_CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(5_000);
    return new HikariDataSource(config);
  }
}
