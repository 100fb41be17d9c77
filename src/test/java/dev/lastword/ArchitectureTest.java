package dev.lastword;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Holds the floor plan that the root `package-info` draws.
class ArchitectureTest {
  private static final String ROOT = "dev.lastword";
  private static final Path SOURCES = Path.of("src/main/java/dev/lastword");
  private static final Map<String, String> ONLY_USER =
      Map.ofEntries(
          Map.entry("okhttp3", "endpoint"),
          Map.entry("okio", "endpoint"),
          Map.entry("picocli", "cli"),
          Map.entry("org.snakeyaml", "config"),
          Map.entry("gg.jte", "page"),
          Map.entry("io.javalin", "web"),
          Map.entry("org.commonmark", "page"),
          Map.entry("org.apache.batik", "page"),
          Map.entry("org.jfree", "page"),
          Map.entry("java.awt", "page"),
          Map.entry("org.sqlite", "archive"),
          Map.entry("java.sql", "archive"));

  private static JavaClasses classes;
  private static Map<String, Set<String>> plan;

  @BeforeAll
  static void read() throws IOException {
    classes =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages(ROOT)
            .that(
                DescribedPredicate.describe(
                    "classes", type -> !type.getSimpleName().equals("package-info")));
    plan = floorPlan();
  }

  @Test
  void everyPackageIsDrawn() {
    assertThat(classes.stream().map(ArchitectureTest::room).collect(Collectors.toSet()))
        .isSubsetOf(plan.keySet());
  }

  @Test
  void noArrowIsMissingFromThePlan() {
    var strays =
        dependencies()
            .filter(arrow -> arrow.getTargetClass().getPackageName().startsWith(ROOT))
            .filter(arrow -> !mayUse(room(arrow.getOriginClass()), room(arrow.getTargetClass())))
            .map(Dependency::getDescription)
            .toList();
    assertThat(strays).isEmpty();
  }

  @Test
  void talkAndTextKnowOnlyTheJdk() {
    assertThat(foreign("talk")).isEmpty();
    assertThat(foreign("text")).isEmpty();
    assertThat(foreign("detect")).allMatch(name -> name.startsWith("com.google.re2j."));
  }

  @Test
  void eachLibraryLivesInItsRoom() {
    var strays =
        dependencies()
            .filter(arrow ->
                ONLY_USER.entrySet().stream()
                    .anyMatch(only ->
                        arrow.getTargetClass().getName().startsWith(only.getKey() + ".")
                            && !room(arrow.getOriginClass()).equals(only.getValue())))
            .map(Dependency::getDescription)
            .toList();
    assertThat(strays).isEmpty();
  }

  @Test
  void onlyTheCommandLinePrintsOrExits() {
    var strays =
        classes.stream()
            .filter(type -> !room(type).equals("cli"))
            .flatMap(type -> type.getAccessesFromSelf().stream())
            .filter(access -> access.getTargetOwner().isEquivalentTo(System.class))
            .filter(access -> Set.of("out", "err", "in", "exit").contains(access.getName()))
            .map(Object::toString)
            .toList();
    assertThat(strays).isEmpty();
  }

  @Test
  void thePureRoomsReadNoClockFileOrChance() {
    var forbidden =
        List.of(
            "java.time.Clock",
            "java.time.InstantSource",
            "java.nio.file.Files",
            "java.util.Random",
            "java.util.random",
            "java.net.");
    var strays =
        dependencies()
            .filter(
                arrow -> Set.of("talk", "text", "detect").contains(room(arrow.getOriginClass())))
            .filter(arrow ->
                forbidden.stream()
                    .anyMatch(name -> arrow.getTargetClass().getName().startsWith(name)))
            .map(Dependency::getDescription)
            .toList();
    assertThat(strays).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    for (var room : classes.stream().map(ArchitectureTest::room).collect(Collectors.toSet())) {
      var sentence = Files.readString(SOURCES.resolve(room).resolve("package-info.java"));
      assertThat(sentence).as(room).startsWith("/// ").contains("@NullMarked");
    }
  }

  private static Stream<Dependency> dependencies() {
    return classes.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream());
  }

  private static List<String> foreign(String room) {
    return dependencies()
        .filter(arrow -> room(arrow.getOriginClass()).equals(room))
        .map(arrow -> arrow.getTargetClass().getBaseComponentType().getName())
        .filter(name -> name.contains("."))
        .filter(name -> !name.startsWith("java.") && !name.startsWith("org.jspecify."))
        .filter(name -> !name.startsWith(ROOT))
        .distinct()
        .toList();
  }

  private static boolean mayUse(String from, String to) {
    return from.equals(to) || plan.getOrDefault(from, Set.of()).contains(to);
  }

  private static String room(JavaClass type) {
    var below = type.getPackageName().substring(ROOT.length());
    return below.isEmpty() ? "" : below.substring(1).split("\\.", 2)[0];
  }

  /// Reads the table of the root package's comment: room to the rooms it may use.
  private static Map<String, Set<String>> floorPlan() throws IOException {
    var plan = new TreeMap<String, Set<String>>();
    for (var line : Files.readAllLines(SOURCES.resolve("package-info.java"))) {
      if (line.startsWith("/// | `")) {
        var cells = line.split("\\|", -1);
        plan.put(
            cells[1].strip().replace("`", ""),
            new TreeSet<>(List.of(cells[2].strip().split(" ", -1))));
      }
    }
    plan.replaceAll((room, uses) -> uses.contains("all") ? Set.copyOf(plan.keySet()) : uses);
    return plan;
  }
}
