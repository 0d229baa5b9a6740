package org.werkbank.platform;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.werkbank.platform.agreements.Access;

/**
 * Whoever reads a data set asks {@link Access} first, or reads the reader's own alone. The calls of
 * the compiled classes are followed, so that a new way round fails here before anybody finds it.
 */
class NoPathAroundAccessTest {
  private static final String ROOT = "org.werkbank.platform.";
  private static final String DATASETS = ROOT + "datasets";
  private static final String DATASET_STORE = DATASETS + ".DatasetStore";
  private static final String OBJECT_STORE = ROOT + "storage.ObjectStore";

  /** What of the store of data sets hands out rows, versions or schemas. */
  private static final Set<String> READERS =
      Set.of("byId", "byIds", "find", "version", "versions", "versionWith", "newest", "schema");

  /** Readers that ask for the member in their SQL, so that nothing foreign comes back. */
  private static final Set<String> OWN_ONLY = Set.of("required", "list", "idsOf");

  /**
   * Tell the rooms of terms and models whose a data set is, what it is called and which columns are
   * kept from others, so that they can refuse.
   */
  private static final Set<String> MAY_READ = Set.of("Datasets.find", "Datasets.keptColumns");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPath(Path.of("target/classes"));

  @Test
  void whoReadsADataSetAsksFirst() {
    Set<String> around = new TreeSet<>();
    Set<String> readers = new TreeSet<>();
    units()
        .filter(unit -> !unit.getOwner().getFullName().startsWith(DATASET_STORE))
        .filter(unit -> !isHandedARow(unit))
        .filter(unit -> calls(unit, NoPathAroundAccessTest::readsDataSets))
        .forEach(
            unit -> {
              readers.add(nameOf(unit));
              if (!reaches(unit, NoPathAroundAccessTest::asks)) {
                around.add(nameOf(unit));
              }
            });
    assertThat(readers).contains("Datasets.detail", "KnownDatasets.known");
    assertThat(around).isEqualTo(MAY_READ);
  }

  @Test
  void whereTheBytesOfAVersionLieIsKnownInOneRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackage(DATASETS + "..")
        .should()
        .callMethod(DATASETS + ".DatasetVersion", "objectKey")
        .orShould()
        .callMethod(DATASETS + ".DatasetVersion", "bucket")
        .check(CLASSES);
  }

  @Test
  void bytesAreReadFromTheStoreByThoseOnTheListAlone() {
    Set<String> seen =
        units()
            .filter(unit -> !unit.getOwner().getPackageName().startsWith(ROOT + "storage"))
            .filter(unit -> calls(unit, call -> is(call, OBJECT_STORE, Set.of("get"))))
            .map(unit -> topLevel(unit.getOwner()).getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(seen)
        .containsExactlyInAnyOrder(
            // what the member itself is sending, and a version somebody was given by Datasets
            "Datasets",
            "Uploads",
            "DraftParts",
            "ProfiledPut",
            "PartWriter",
            // what Disclosure lets out of the reader's own runs
            "RunOutputs",
            // models, which are the reader's own or shared with him
            "Models",
            "ModelReports",
            // jars, held against their hash
            "RunFiles",
            "Submissions");
  }

  @Test
  void leaveIsGivenByTheRulesAlone() {
    noClasses()
        .that(describe("are not the rules", type -> !type.getSimpleName().equals("Rules")))
        .should()
        .callConstructorWhere(
            describe(
                "it makes a leave",
                call ->
                    call.getTargetOwner()
                        .getFullName()
                        .equals(ROOT + "agreements.Decision$Allowed")))
        .check(CLASSES);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Access.class.getName())
        .and()
        .doNotHaveSimpleName("Rules")
        .should()
        .callMethodWhere(
            describe(
                "it asks the rules",
                call -> call.getTargetOwner().getFullName().equals(ROOT + "agreements.Rules")))
        .check(CLASSES);
  }

  private static Stream<JavaCodeUnit> units() {
    return CLASSES.stream().flatMap(type -> type.getCodeUnits().stream());
  }

  /** Whoever holds a row got it from somebody who asked. */
  private static boolean isHandedARow(JavaCodeUnit unit) {
    return unit.getRawParameterTypes().stream()
        .anyMatch(type -> type.getFullName().equals(DATASET_STORE + "$Row"));
  }

  private static boolean readsDataSets(JavaAccess<?> call) {
    return is(call, DATASET_STORE, READERS);
  }

  private static boolean asks(JavaAccess<?> call) {
    return is(call, Access.class.getName(), Set.of("require", "allowed", "datasetsFor"))
        || is(call, DATASET_STORE, OWN_ONLY);
  }

  private static boolean is(JavaAccess<?> call, String owner, Set<String> names) {
    return call.getTargetOwner().getFullName().equals(owner) && names.contains(call.getName());
  }

  private static boolean calls(JavaCodeUnit unit, Predicate<JavaAccess<?>> wanted) {
    return unit.getAccessesFromSelf().stream().anyMatch(wanted);
  }

  /** Whether the unit, or one it calls inside the room of data sets, does it. */
  private static boolean reaches(JavaCodeUnit from, Predicate<JavaAccess<?>> wanted) {
    Set<JavaCodeUnit> seen = new HashSet<>(Set.of(from));
    Deque<JavaCodeUnit> next = new ArrayDeque<>(seen);
    while (!next.isEmpty()) {
      JavaCodeUnit unit = next.pop();
      if (calls(unit, wanted)) {
        return true;
      }
      unit.getAccessesFromSelf().stream()
          .map(JavaAccess::getTarget)
          .filter(AccessTarget.CodeUnitAccessTarget.class::isInstance)
          .flatMap(target -> ((AccessTarget.CodeUnitAccessTarget) target).resolveMember().stream())
          .filter(called -> called.getOwner().getPackageName().startsWith(DATASETS))
          .filter(seen::add)
          .forEach(next::add);
    }
    return false;
  }

  private static String nameOf(JavaCodeUnit unit) {
    return topLevel(unit.getOwner()).getSimpleName() + "." + unit.getName();
  }

  private static JavaClass topLevel(JavaClass type) {
    return type.getEnclosingClass().map(NoPathAroundAccessTest::topLevel).orElse(type);
  }
}
