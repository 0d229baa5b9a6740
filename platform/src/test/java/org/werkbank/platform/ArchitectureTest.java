package org.werkbank.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house that a machine can check. */
class ArchitectureTest {
  private static final String ROOT = "org.werkbank.platform.";

  /** Each room and the rooms it may use; a room without a row fails. */
  private static final Map<String, Set<String>> ROOMS =
      Map.ofEntries(
          Map.entry("problem", Set.of()),
          Map.entry("db", Set.of("problem")),
          Map.entry("storage", Set.of("problem")),
          Map.entry("web", Set.of("db", "problem")),
          Map.entry("launch", Set.of("storage", "problem")),
          Map.entry("plots", Set.of("web")),
          Map.entry("audit", Set.of("db", "web", "problem")),
          Map.entry("members", Set.of("audit", "db", "web", "problem")),
          Map.entry("agreements", Set.of("members", "audit", "db", "web", "problem")),
          Map.entry(
              "datasets",
              Set.of("agreements", "members", "audit", "storage", "db", "web", "problem")),
          Map.entry("uploads", Set.of("datasets", "audit", "storage", "db", "web", "problem")),
          Map.entry(
              "catalogue", Set.of("datasets", "agreements", "members", "db", "web", "problem")),
          Map.entry(
              "pipelines", Set.of("members", "audit", "launch", "storage", "db", "web", "problem")),
          Map.entry(
              "runs",
              Set.of(
                  "plots",
                  "pipelines",
                  "agreements",
                  "datasets",
                  "members",
                  "audit",
                  "launch",
                  "storage",
                  "db",
                  "web",
                  "problem")),
          Map.entry(
              "models",
              Set.of(
                  "plots",
                  "runs",
                  "agreements",
                  "datasets",
                  "pipelines",
                  "members",
                  "audit",
                  "launch",
                  "storage",
                  "db",
                  "web",
                  "problem")),
          Map.entry(
              "dashboards",
              Set.of(
                  "plots",
                  "models",
                  "runs",
                  "datasets",
                  "pipelines",
                  "members",
                  "audit",
                  "db",
                  "web",
                  "problem")),
          Map.entry(
              "app",
              Set.of(
                  "catalogue",
                  "dashboards",
                  "models",
                  "runs",
                  "agreements",
                  "datasets",
                  "uploads",
                  "pipelines",
                  "members",
                  "audit",
                  "launch",
                  "storage",
                  "db",
                  "web",
                  "problem")));

  /** Rooms that speak the contract with training. */
  private static final Set<String> CONTRACT =
      Set.of(
          "launch",
          "plots",
          "datasets",
          "catalogue",
          "pipelines",
          "runs",
          "models",
          "dashboards",
          "app");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPath(Path.of("target/classes"));

  @Test
  void everyRoomUsesOnlyWhatItMay() {
    Set<String> seen = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (!type.getPackageName().startsWith(ROOT)) {
        continue;
      }
      String room = roomOf(type);
      assertThat(ROOMS).as("a row in the map of rooms").containsKey(room);
      Set<String> used =
          type.getDirectDependenciesFromSelf().stream()
              .map(dependency -> dependency.getTargetClass())
              .filter(target -> target.getPackageName().startsWith(ROOT))
              .map(ArchitectureTest::roomOf)
              .filter(other -> !other.equals(room))
              .collect(Collectors.toSet());
      used.removeAll(ROOMS.getOrDefault(room, Set.of()));
      if (!used.isEmpty()) {
        seen.add(type.getName() + " uses " + used);
      }
    }
    assertThat(seen).isEmpty();
  }

  @Test
  void onlyRoomsThatSpeakWithTrainingUseTheContract() {
    noClasses()
        .that(rooms("not speaking the contract", room -> !CONTRACT.contains(room)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.werkbank.contract..")
        .check(CLASSES);
  }

  @Test
  void roomsHaveNoCycles() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void javalinStaysAtTheEdge() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "web..", ROOT + "app..")
        .and()
        .haveSimpleNameNotEndingWith("Api")
        .and()
        .haveSimpleNameNotEndingWith("Pages")
        .and(isNotNestedIn("Api", "Pages"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javalin..", "jakarta.servlet..")
        .check(CLASSES);
  }

  @Test
  void sqlStaysInStores() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "db..")
        .and()
        .haveSimpleNameNotEndingWith("Store")
        .and(isNotNestedIn("Store"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jdbi..", "java.sql..")
        .check(CLASSES);
  }

  @Test
  void theObjectStoreIsReachedThroughOneRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "storage..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.minio..", "org.gaul..", "org.jclouds..")
        .check(CLASSES);
  }

  @Test
  void theServerNeverTrains() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "org.deeplearning4j..", "org.nd4j..", "ml.dmlc..")
        .check(CLASSES);
  }

  @Test
  void timeAndChanceAreInjected() {
    DescribedPredicate<JavaClass> outsideMains = rooms("outside app", room -> !room.equals("app"));
    noClasses()
        .that(outsideMains)
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callConstructor(Random.class)
        .check(CLASSES);
  }

  @Test
  void nothingStaticChanges() {
    fields()
        .that()
        .areStatic()
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .should()
        .beFinal()
        .check(CLASSES);
  }

  @Test
  void namesSayWhatThingsAre() {
    classes()
        .should()
        .haveSimpleNameNotEndingWith("Util")
        .andShould()
        .haveSimpleNameNotEndingWith("Utils")
        .andShould()
        .haveSimpleNameNotEndingWith("Helper")
        .andShould()
        .haveSimpleNameNotEndingWith("Manager")
        .andShould()
        .haveSimpleNameNotEndingWith("Impl")
        .check(CLASSES);
  }

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() {
    Path sources = Path.of("src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      Set<Path> folders =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .collect(Collectors.toSet());
      assertThat(folders)
          .isNotEmpty()
          .allSatisfy(
              folder ->
                  assertThat(folder.resolve("package-info.java"))
                      .exists()
                      .content()
                      .contains("@NullMarked"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String roomOf(JavaClass type) {
    String rest = type.getPackageName().substring(ROOT.length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }

  private static DescribedPredicate<JavaClass> rooms(
      String description, java.util.function.Predicate<String> wanted) {
    return DescribedPredicate.describe(
        description, type -> type.getPackageName().startsWith(ROOT) && wanted.test(roomOf(type)));
  }

  private static DescribedPredicate<JavaClass> isNotNestedIn(String... suffixes) {
    return DescribedPredicate.describe(
        "not nested in one that may",
        type -> Stream.of(suffixes).noneMatch(suffix -> type.getName().contains(suffix + "$")));
  }
}
