import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.werkbank.platform.agreements.Access;
import org.werkbank.platform.agreements.Action;
import org.werkbank.platform.agreements.Agreements;
import org.werkbank.platform.agreements.DataRef;
import org.werkbank.platform.agreements.OfferedData;
import org.werkbank.platform.agreements.OfferQuery;
import org.werkbank.platform.agreements.Purpose;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.catalogue.Catalogue;
import org.werkbank.platform.datasets.KnownDatasets;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.DatabaseSettings;
import org.werkbank.platform.db.Dialect;
import org.werkbank.platform.db.PageRequest;
import org.werkbank.platform.db.RandomIds;
import org.werkbank.platform.db.Transaction;
import org.werkbank.platform.members.Member;
import org.werkbank.platform.members.MemberKind;
import org.werkbank.platform.members.Members;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Json;
import org.werkbank.platform.web.Messages;
import org.werkbank.platform.web.Role;

/**
 * Fills an empty database with 10,000 offered data sets of 50 members and as many agreements, and
 * measures what a search with its counts and what one permission check takes. Run as a single source
 * file on the platform's class path; see the script beside the folder.
 */
public final class CatalogueBench {
  /** Another one than that of a program that failed. */
  private static final int TOO_SLOW = 3;

  private static final int OWNERS = 50;
  private static final int SEARCHES = 600;
  private static final int CHECKS = 10_000;
  private static final long BEGIN = 1_760_000_000_000L;
  private static final List<String> MACHINES =
      List.of("Presse", "Fräse", "Härteofen", "Spindel", "Gasturbine", "Lackierstraße", "Extruder");
  private static final List<String> COLUMNS =
      List.of("Drehmoment", "Drehzahl", "Temperatur", "Druck", "Kraft", "Vorschub", "Ausschuss");

  private final int size;
  private final Database database;
  private final Random random = new Random(7);
  private final Clock clock = Clock.systemUTC();
  private final Members members;
  private final AuditTrail audit;

  private CatalogueBench(int size, Database database) {
    this.size = size;
    this.database = database;
    RandomIds ids = new RandomIds(new SecureRandom());
    this.audit = new AuditTrail(database, Json.mapper(), clock, ids);
    this.members = new Members(database, audit, clock, ids);
  }

  public static void main(String[] arguments) throws IOException {
    int size = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    boolean fast;
    try (Database database = Database.open(settings())) {
      System.out.printf(
          "%s, %,d data sets and agreements; load %.1f on %d cores%n",
          database.dialect(),
          size,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
          Runtime.getRuntime().availableProcessors());
      fast = new CatalogueBench(size, database).run();
    }
    System.exit(fast ? 0 : TOO_SLOW);
  }

  private static DatabaseSettings settings() throws IOException {
    String url = System.getenv("WERKBANK_DATABASE_URL");
    if (url == null) {
      Path file = Path.of(System.getProperty("java.io.tmpdir"), "catalogue.db");
      return new DatabaseSettings("jdbc:sqlite:" + file, null, null);
    }
    String password = System.getenv("WERKBANK_DATABASE_PASSWORD_FILE");
    return new DatabaseSettings(
        url, System.getenv("WERKBANK_DATABASE_USER"), Files.readString(Path.of(password)).strip());
  }

  private boolean run() {
    CurrentUser office = user(new Member("m0", "office", "Office", MemberKind.OFFICE, clock.instant()));
    Member viewer = members.admit(office, "viewer", "Viewer GmbH", MemberKind.COMPANY);
    List<Member> owners = new ArrayList<>();
    for (int i = 0; i < OWNERS; i++) {
      owners.add(members.admit(office, "owner-" + i, "Owner " + i + " GmbH", MemberKind.COMPANY));
    }
    database.change(tx -> fill(tx, owners, viewer));
    Access access = new Access(database, clock);
    KnownDatasets known = new KnownDatasets(database, access, Json.mapper());
    long begin = System.nanoTime();
    known.describeOld();
    System.out.printf(
        "words of data sets from before the search, once: %.1f s%n",
        (System.nanoTime() - begin) / 1e9);
    database.change(this::learnStatistics);
    Agreements agreements =
        new Agreements(
            database,
            audit,
            members,
            new NothingOffered(),
            access,
            Messages.all(),
            Json.mapper(),
            clock,
            new RandomIds(new SecureRandom()));
    Catalogue catalogue = new Catalogue(known, agreements, members);
    CurrentUser user = user(viewer);
    boolean fast = searches(catalogue, user);
    fast &= checks(access, user, owners);
    export(catalogue, user);
    return fast;
  }

  /** PostgreSQL looks at changed tables by itself, but only once a minute, which is not waited for. */
  private void learnStatistics(Transaction tx) {
    if (database.dialect() == Dialect.POSTGRESQL) {
      tx.handle().execute("analyze");
    }
  }

  private boolean searches(Catalogue catalogue, CurrentUser user) {
    List<OfferQuery> queries = new ArrayList<>();
    queries.add(OfferQuery.all());
    queries.add(new OfferQuery("härteofen", null, null, null, false, false));
    queries.add(new OfferQuery("FRÄSE drehmoment", null, null, null, false, false));
    queries.add(new OfferQuery("7777", null, null, null, false, false));
    queries.add(new OfferQuery("", "owner-7", null, null, false, false));
    queries.add(new OfferQuery("", null, Purpose.BENCHMARKING, null, true, true));
    queries.add(new OfferQuery("nobody has this", null, null, null, false, false));
    queries.add(
        new OfferQuery("temperatur", "owner-3", Purpose.QUALITY_ANALYSIS, "text/csv", true, false));
    double[] millis = new double[SEARCHES];
    for (int i = -SEARCHES / 3; i < SEARCHES; i++) {
      OfferQuery query = queries.get(Math.floorMod(i, queries.size()));
      long begin = System.nanoTime();
      Catalogue.Found found = catalogue.search(user, query, PageRequest.first());
      double took = (System.nanoTime() - begin) / 1e6;
      if (found.facets().found() < found.page().items().size()) {
        throw new IllegalStateException("counted less than was found");
      }
      if (i >= 0) {
        millis[i] = took;
      }
    }
    return print("search, counts and a page of 50", millis, 100);
  }

  private boolean checks(Access access, CurrentUser user, List<Member> owners) {
    double[] millis = new double[CHECKS];
    for (int i = -CHECKS / 3; i < CHECKS; i++) {
      int number = random.nextInt(size);
      Member owner = owners.get(number % OWNERS);
      DataRef data = new DataRef("d" + number, "", "", owner.id(), owner.slug(), true);
      long begin = System.nanoTime();
      database.read(
          tx -> access.require(tx, user, data, Action.TRAIN, () -> Problem.notFound("no", "x")));
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begin) / 1e6;
      }
    }
    return print("one permission check", millis, 1);
  }

  private static void export(Catalogue catalogue, CurrentUser user) {
    double[] millis = new double[20];
    for (int i = 0; i < millis.length; i++) {
      long begin = System.nanoTime();
      catalogue.all(user, PageRequest.of(500, null));
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    print("500 data sets for an export", millis, Double.POSITIVE_INFINITY);
  }

  private static boolean print(String what, double[] millis, double aim) {
    Arrays.sort(millis);
    double p95 = millis[(int) (millis.length * 0.95)];
    System.out.printf(
        Locale.ROOT,
        "%-34s p50 %8.3f ms   p95 %8.3f ms%s%n",
        what,
        millis[millis.length / 2],
        p95,
        Double.isFinite(aim) ? "   aim " + aim + " ms" : "");
    return p95 < aim;
  }

  private static CurrentUser user(Member member) {
    return new CurrentUser(
        "u",
        "u@" + member.slug() + ".example",
        "u",
        member.id(),
        member.slug(),
        member.name(),
        Set.of(member.kind() == MemberKind.OFFICE ? Role.OFFICE : Role.DATA_SCIENTIST));
  }

  private void fill(Transaction tx, List<Member> owners, Member viewer) {
    PreparedBatch data =
        tx.handle()
            .prepareBatch(
                """
                insert into datasets (id, member_id, member_slug, name, description, latest_version,
                  schema_columns, schema_confirmed_at, created_at)
                values (:id, :owner, :slug, :name, :text, 1, :schema, :at, :at)
                """);
    PreparedBatch versions =
        tx.handle()
            .prepareBatch(
                """
                insert into dataset_versions (dataset_id, version, filename, media_type, sha256,
                  size_bytes, row_count, profile, bucket, object_key, created_at, created_by)
                values (:id, 1, 'data', :media, :id, 1000, 100, '{}', 'b', :id, :at, 'u')
                """);
    PreparedBatch offers =
        tx.handle()
            .prepareBatch(
                """
                insert into offers (id, dataset_id, dataset_name, description, owner_id, owner_slug,
                  purposes, may_train, may_download, may_share_model, members, created_at, created_by)
                values (:id, :id, :name, :text, :owner, :slug, :purposes, :train, :download, 0,
                  :seen, :at, 'u')
                """);
    PreparedBatch requests =
        tx.handle()
            .prepareBatch(
                """
                insert into access_requests (id, offer_id, dataset_id, dataset_name, owner_id,
                  owner_slug, member_id, member_slug, purpose, message, state, created_at, created_by)
                values (:id, :id, :id, :name, :owner, :slug, :member, 'viewer', 'benchmarking', '',
                  'GRANTED', :at, 'u')
                """);
    PreparedBatch agreements =
        tx.handle()
            .prepareBatch(
                """
                insert into agreements (id, request_id, dataset_id, dataset_name, owner_id,
                  owner_slug, member_id, member_slug, purpose, may_train, may_download,
                  may_share_model, text_de, text_en, policy, sha256, agreed_at, agreed_by,
                  requested_by)
                values (:id, :id, :id, :name, :owner, :slug, :member, 'viewer', 'benchmarking', 1, 0,
                  0, :long, :long, :long, 'x', :at, 'u', 'u')
                """);
    for (int i = 0; i < size; i++) {
      Member owner = owners.get(i % OWNERS);
      for (PreparedBatch one : List.of(data, versions, offers, requests, agreements)) {
        one.bind("id", "d" + i)
            .bind("owner", owner.id())
            .bind("slug", owner.slug())
            .bind("member", viewer.id())
            .bind("name", MACHINES.get(i % MACHINES.size()) + " " + i)
            .bind("text", "Messwerte aus der Serie, Halle " + i % 9 + ", ohne Nacharbeit. ".repeat(3))
            .bind("schema", schema(i))
            .bind("media", i % 5 == 0 ? "application/vnd.apache.parquet" : "text/csv")
            .bind("purposes", i % 3 == 0 ? "|benchmarking|quality-analysis|" : "|quality-analysis|")
            .bind("train", i % 4 == 0 ? 0 : 1)
            .bind("download", i % 4 == 0 || i % 7 == 0 ? 1 : 0)
            .bind("seen", i % 10 == 0 ? "|viewer|owner-1|" : i % 10 == 1 ? "|owner-2|" : "*")
            .bind("long", "Der Eigentümer überlässt dem Nutzer die Daten. ".repeat(20))
            .bind("at", BEGIN + i)
            .add();
      }
    }
    for (PreparedBatch one : List.of(data, versions, offers, requests, agreements)) {
      one.execute();
    }
  }

  private static String schema(int seed) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      columns.add(
          """
          {"name":"%s %d","type":"number","role":"feature","unit":"Nm"}"""
              .formatted(COLUMNS.get((seed + i) % COLUMNS.size()), i));
    }
    return "[" + String.join(",", columns) + "]";
  }

  /** The search reads offers, it makes none. */
  private static final class NothingOffered implements OfferedData {
    @Override
    public Optional<DataRef> find(String datasetId) {
      return Optional.empty();
    }

    @Override
    public Set<String> keptColumns(String datasetId) {
      return Set.of();
    }
  }
}
