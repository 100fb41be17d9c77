package dev.lastword;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds what `target/lastword-detect.jar` promises: the judge, and nothing else of ours.
class DetectLibraryIT {
  private static final String VERSION = given("lastword.version");
  private static final Path TARGET = Path.of(given("lastword.target"));
  private static final Path JAR = TARGET.resolve("lastword-detect.jar");
  private static final Path POM = TARGET.resolve("lastword-detect.pom");
  private static final Path CONSUMER = Path.of("src/it/detect-consumer");

  @Test
  void holdsTheJudgeItsWordsAndTheLicence() throws IOException {
    try (var jar = new JarFile(JAR.toFile())) {
      var files =
          jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
      assertThat(files)
          .contains("dev/lastword/detect/Detector.class", "dev/lastword/detect/words/en.txt")
          .allMatch(name -> name.startsWith("dev/lastword/detect/") || name.startsWith("META-INF/"))
          .filteredOn(name -> name.startsWith("META-INF/"))
          .containsExactlyInAnyOrder("META-INF/MANIFEST.MF", "META-INF/LICENSE");
    }
  }

  @Test
  void namesItsModuleAndStartsNothing() throws IOException {
    try (var jar = new JarFile(JAR.toFile())) {
      var facts = jar.getManifest().getMainAttributes();
      assertThat(facts.getValue("Automatic-Module-Name")).isEqualTo("dev.lastword.detect");
      assertThat(facts.getValue("Implementation-Version")).isEqualTo(VERSION);
      assertThat(facts.getValue("Main-Class")).isNull();
    }
  }

  @Test
  void needsTheJdkAndTwoSmallLibraries() throws IOException {
    try (var jar = new JarFile(JAR.toFile())) {
      var needed =
          new ClassFileImporter()
              .importJar(jar).stream()
                  .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                  .map(arrow -> arrow.getTargetClass().getBaseComponentType())
                  .filter(type -> !type.isPrimitive())
                  .map(JavaClass::getPackageName)
                  .filter(name -> !name.startsWith("java."))
                  .collect(Collectors.toSet());
      assertThat(needed)
          .containsExactlyInAnyOrder(
              "dev.lastword.detect", "com.google.re2j", "org.jspecify.annotations");
    }
  }

  @Test
  void promisesTheseTypesAndNoOthers() throws IOException {
    try (var jar = new JarFile(JAR.toFile())) {
      var promised =
          new ClassFileImporter()
              .importJar(jar).stream()
                  .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                  .filter(type -> type.getEnclosingClass().isEmpty())
                  .map(JavaClass::getSimpleName);
      assertThat(promised)
          .containsExactlyInAnyOrder(
              "Detector",
              "Policy",
              "StopRules",
              "StopSyntaxException",
              "Utterance",
              "Verdict",
              "Reading",
              "MessageClass",
              "Span",
              "Stop",
              "Account",
              "Rule");
    }
  }

  @Test
  void comesWithASmallPomOfItsOwn() throws IOException {
    var pom = Files.readString(POM);
    assertThat(pom)
        .contains("<artifactId>lastword-detect</artifactId>", "<version>" + VERSION + "</version>")
        .contains("<artifactId>re2j</artifactId>", "<artifactId>jspecify</artifactId>")
        .doesNotContain("${", "<parent>")
        .containsOnlyOnce("Apache-2.0");
    assertThat(pom.split("<dependency>", -1)).hasSize(3);
  }

  @Test
  void comesWithSourcesAndDocumentation() throws IOException {
    try (var sources = new JarFile(TARGET.resolve("lastword-detect-sources.jar").toFile());
        var pages = new JarFile(TARGET.resolve("lastword-detect-javadoc.jar").toFile())) {
      assertThat(sources.getEntry("dev/lastword/detect/Detector.java")).isNotNull();
      assertThat(pages.getEntry("dev/lastword/detect/Detector.html")).isNotNull();
      assertThat(pages.getEntry("dev/lastword/cli/Main.html")).isNull();
    }
  }

  @Test
  void theManualShowsTheCodeThatIsRun() throws IOException {
    var manual = Files.readString(Path.of("docs/library.md"));
    var code = Files.readString(CONSUMER.resolve("src/main/java/example/LastMessage.java"));
    var examples = code.split("(?m)^ *// example: .*\n", -1);
    assertThat(examples).hasSize(4);
    assertThat(manual).contains(examples[1].strip().replace("\n  ", "\n"));
    assertThat(manual).contains(examples[2].strip().replace("\n  ", "\n"));
    assertThat(manual).contains("<version>" + VERSION + "</version>");
  }

  /// A stranger's project, built by Maven from the outside. Its local repository is the one of this
  /// build, seen through links, with the library beside it: nothing is fetched, and nothing of ours
  /// is installed where other projects would find it.
  @Test
  void isEnoughForAProjectThatKnowsNothingElseOfOurs(@TempDir Path folder) throws Exception {
    var project = copy(CONSUMER, folder.resolve("detect-consumer"));
    var pom = project.resolve("pom.xml");
    assertThat(Files.readString(pom)).contains("<version>" + VERSION + "</version>");
    var repository = repository(folder.resolve("repository"));
    var said = folder.resolve("said.txt");
    var maven =
        new ProcessBuilder(
            Path.of(given("lastword.maven"), "bin", "mvn").toString(),
            "-B",
            "-o",
            "-f",
            pom.toString(),
            "-Dmaven.repo.local=" + repository,
            "test");
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    int code = maven.redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor();
    unlink(repository);
    var text = Files.readString(said);
    assertThat(code).as(text).isZero();
    assertThat(text).contains("Tests run: 4, Failures: 0, Errors: 0, Skipped: 0", "4 farewell");
  }

  private static Path repository(Path repository) throws IOException {
    var home = repository.resolve("dev/lastword/lastword-detect").resolve(VERSION);
    Files.createDirectories(home);
    Files.copy(JAR, home.resolve("lastword-detect-" + VERSION + ".jar"));
    Files.copy(POM, home.resolve("lastword-detect-" + VERSION + ".pom"));
    var used = Path.of(given("lastword.repository"));
    link(used, repository, "dev");
    if (Files.isDirectory(used.resolve("dev"))) {
      link(used.resolve("dev"), repository.resolve("dev"), "lastword");
    }
    return repository;
  }

  private static void link(Path from, Path to, String except) throws IOException {
    try (var entries = Files.list(from)) {
      for (var entry : (Iterable<Path>) entries::iterator) {
        var name = entry.getFileName().toString();
        if (!name.equals(except)) {
          Files.createSymbolicLink(to.resolve(name), entry.toAbsolutePath());
        }
      }
    }
  }

  /// The links go before the folder does: who empties the folder must not have to tell them apart.
  private static void unlink(Path repository) throws IOException {
    try (var entries = Files.walk(repository, 2)) {
      for (var entry : (Iterable<Path>) entries.filter(Files::isSymbolicLink)::iterator) {
        Files.delete(entry);
      }
    }
  }

  private static Path copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts)
              throws IOException {
            if (folder.endsWith("target")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
              throws IOException {
            var copy = to.resolve(from.relativize(file).toString());
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            return FileVisitResult.CONTINUE;
          }
        });
    return to;
  }

  private static String given(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }
}
