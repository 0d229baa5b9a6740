package org.werkbank.platform.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.werkbank.platform.audit.AuditTrail;
import org.werkbank.platform.db.Database;
import org.werkbank.platform.db.Dialect;
import org.werkbank.platform.db.Ids;
import org.werkbank.platform.db.RandomIds;
import org.werkbank.platform.db.TestDatabase;
import org.werkbank.platform.members.Member;
import org.werkbank.platform.members.MemberKind;
import org.werkbank.platform.members.Members;
import org.werkbank.platform.pipelines.dryrun.DryRuns;
import org.werkbank.platform.problem.Problem;
import org.werkbank.platform.problem.ProblemType;
import org.werkbank.platform.storage.EmbeddedStore;
import org.werkbank.platform.storage.ObjectStore;
import org.werkbank.platform.web.CurrentUser;
import org.werkbank.platform.web.Json;
import org.werkbank.platform.web.Messages;
import org.werkbank.platform.web.Role;

@ParameterizedClass
@EnumSource(Dialect.class)
class PipelinesTest {
  @Parameter Dialect dialect;
  @TempDir Path home;
  private Database database;
  private ObjectStore objects;
  private Pipelines pipelines;
  private CurrentUser office;
  private CurrentUser researcher;
  private CurrentUser stranger;

  @BeforeEach
  void open() {
    Ids ids = new RandomIds(new SecureRandom());
    Clock clock = Clock.systemUTC();
    database = TestDatabase.open(dialect, home);
    objects = EmbeddedStore.open(home.resolve("objects"), clock, ids::secret);
    AuditTrail audit = new AuditTrail(database, Json.mapper(), clock, ids);
    Members members = new Members(database, audit, clock, ids);
    office = user("office", "buero", Role.OFFICE);
    researcher = user(members.admit(office, "zentrum", "Z", MemberKind.RESEARCH), Role.RESEARCHER);
    stranger = user(members.admit(office, "werk", "W", MemberKind.COMPANY), Role.DATA_SCIENTIST);
    BuiltInPipelines builtIn = BuiltInPipelines.read(Path.of("src/test/training"));
    DryRuns dryRuns = new DryRuns(database, objects, new NoLauncher(), Messages.all(), 256, clock);
    pipelines = new Pipelines(builtIn, database, objects, audit, dryRuns, clock, ids);
  }

  @AfterEach
  void close() {
    if (objects != null) {
      objects.close();
    }
    if (database != null) {
      database.close();
    }
  }

  @Test
  void builtInPipelinesStartWithoutAReview() {
    PipelineVersion newest = pipelines.startable("quality-forest", null);
    assertThat(newest.isBuiltIn()).isTrue();
    assertThat(pipelines.startable("quality-forest", "1.0.0")).isEqualTo(newest);
    assertThat(pipelines.startable())
        .extracting(one -> one.descriptor().name())
        .containsExactly("quality-forest", "quality-linear");
  }

  @Test
  void whatIsUnknownIsNotThere() {
    refuses("no-such", null, ProblemType.NOT_FOUND, "pipelines.noPipeline");
    refuses("quality-forest", "9.9.9", ProblemType.NOT_FOUND, "pipelines.noVersion");
  }

  @Test
  void submittedVersionStartsOnceItIsApprovedAndIsBoundToItsHash() {
    submit("1.0.0");
    refuses("mean", "1.0.0", ProblemType.CONFLICT, "pipelines.notApproved");
    refuses("mean", null, ProblemType.CONFLICT, "pipelines.notApproved");
    assertThat(pipelines.startable()).noneMatch(one -> one.descriptor().name().equals("mean"));
    pipelines.review(office, "mean", "1.0.0", new Decision(true, "", null));
    PipelineVersion started = pipelines.startable("mean", null);
    assertThat(started.jar()).isNotNull();
    assertThat(started.jar().memberSlug()).isEqualTo("zentrum");
    assertThat(started.jar().bucket()).isEqualTo("wb-zentrum");
    assertThat(started.jar().key()).startsWith("pipelines/mean/1.0.0/").endsWith(".jar");
    assertThat(objects.find(started.jar().bucket(), started.jar().key())).isPresent();
    assertThat(pipelines.startable()).last().isEqualTo(started);
  }

  @Test
  void rejectedVersionDoesNotStartAndSaysWhy() {
    submit("1.0.0");
    pipelines.review(office, "mean", "1.0.0", new Decision(false, "Ignores the seed.", null));
    assertThatThrownBy(() -> pipelines.startable("mean", "1.0.0"))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.text().key()).isEqualTo("pipelines.rejected");
              assertThat(problem.text().arguments()).contains("Ignores the seed.");
            });
  }

  @Test
  void newestApprovedVersionStartsWhileANewerOneWaits() {
    submit("1.0.0");
    pipelines.review(office, "mean", "1.0.0", new Decision(true, "", null));
    submit("2.0.0");
    assertThat(pipelines.startable("mean", null).descriptor().version()).isEqualTo("1.0.0");
    refuses("mean", "2.0.0", ProblemType.CONFLICT, "pipelines.notApproved");
  }

  @Test
  void withdrawnVersionDoesNotStartAndAnEarlierOneDoesAgain() {
    submit("1.0.0");
    pipelines.review(office, "mean", "1.0.0", new Decision(true, "", null));
    submit("2.0.0");
    pipelines.review(office, "mean", "2.0.0", new Decision(true, "", null));
    assertThat(pipelines.startable("mean", null).descriptor().version()).isEqualTo("2.0.0");

    pipelines.withdraw(researcher, "mean", "2.0.0", "It forgets the last row.");

    refuses("mean", "2.0.0", ProblemType.CONFLICT, "pipelines.withdrawn");
    assertThat(pipelines.startable("mean", null).descriptor().version()).isEqualTo("1.0.0");
    assertThat(pipelines.startable())
        .last()
        .extracting(one -> one.descriptor().version())
        .isEqualTo("1.0.0");
    assertThat(pipelines.version(stranger, "mean", "2.0.0").entry().withdrawal())
        .as("who used it reads why")
        .extracting(Submission.Withdrawal::reason)
        .isEqualTo("It forgets the last row.");
  }

  @Test
  void withdrawnBeforeItsReviewIsNoLongerToBeReviewed() {
    submit("1.0.0");
    pipelines.withdraw(office, "mean", "1.0.0", "Not ours.");
    assertThat(pipelines.waiting(office)).isEmpty();
    assertThatThrownBy(
            () -> pipelines.review(office, "mean", "1.0.0", new Decision(true, "", null)))
        .isInstanceOf(Problem.class);
    refuses("mean", "1.0.0", ProblemType.CONFLICT, "pipelines.withdrawn");
  }

  @Test
  void versionWhoseJarIsGoneDoesNotStart() {
    submit("1.0.0");
    pipelines.review(office, "mean", "1.0.0", new Decision(true, "", null));
    PipelineVersion.Jar jar = pipelines.startable("mean", null).jar();
    objects.remove(jar.bucket(), jar.key());
    refuses("mean", "1.0.0", ProblemType.CONFLICT, "pipelines.jarChanged");
  }

  @Test
  void versionOfAnotherMemberThatIsNotApprovedIsNotThere() {
    submit("1.0.0");
    assertThatThrownBy(() -> pipelines.startable(stranger, "mean", "1.0.0"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.NOT_FOUND));
    assertThatThrownBy(() -> pipelines.startable(researcher, "mean", "1.0.0"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.CONFLICT));
    pipelines.review(office, "mean", "1.0.0", new Decision(true, "", null));
    assertThat(pipelines.startable(stranger, "mean", "1.0.0").isBuiltIn()).isFalse();
  }

  private void submit(String version) {
    String descriptor =
        """
        {"name": "mean", "version": "%s", "task": "regression", "engine": "java",
         "trainer": "%s", "title": {"de": "Mittel", "en": "Mean"},
         "description": {"de": "x", "en": "x"}, "metrics": ["rmse"]}
        """
            .formatted(version, TestJars.TRAINER);
    pipelines.submit(researcher, descriptor, new ByteArrayInputStream(TestJars.honest().bytes()));
  }

  private void refuses(String name, String version, ProblemType type, String key) {
    assertThatThrownBy(() -> pipelines.startable(name, version))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.type()).isEqualTo(type);
              assertThat(problem.text().key()).isEqualTo(key);
            });
  }

  private static CurrentUser user(Member member, Role role) {
    return user(member.id(), member.slug(), role);
  }

  private static CurrentUser user(String memberId, String slug, Role role) {
    return new CurrentUser(
        "u-" + slug, "x@" + slug + ".example", "X", memberId, slug, slug, Set.of(role));
  }
}
