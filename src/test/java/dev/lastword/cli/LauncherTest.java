package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shell that starts the program, run by a real shell over made-up Java homes.
class LauncherTest {
  private static final Path SCRIPTS = Path.of("scripts").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void anOldJavaHomeDoesNotHideANewOne() throws Exception {
    var old = home("old jdk", "17.0.15");
    var fresh = home("home/.jdks/fresh", "99.0.1");
    var found = sh("find_java 99", Map.of("JAVA_HOME", old.toString()));
    assertThat(found.text()).isEqualTo(fresh + "\n");
  }

  @Test
  void aJavaWithoutACompilerIsNoBuilder() throws Exception {
    var home = home("home/.jdks/fresh", "99");
    Files.delete(home.resolve("bin/javac"));
    assertThat(sh("find_java 99", Map.of()).text()).isEqualTo(home + "\n");
    assertThat(sh("find_java 99 with-compiler", Map.of()).code()).isEqualTo(1);
  }

  @Test
  void withoutAnyItSaysInOneSentenceWhatToInstall() throws Exception {
    var result = sh("find_java 99 || no_java", Map.of());
    assertThat(result.code()).isEqualTo(78);
    assertThat(result.text().lines()).hasSize(1);
    assertThat(result.text()).contains("JDK 25").contains("install").contains("JAVA_HOME");
  }

  @Test
  void theVersionIsTheWholeNumberBeforeTheFirstDot() throws Exception {
    home("home/.jdks/nine", "9.0.4");
    var fresh = home("home/.jdks/ninety-nine", "99-ea");
    assertThat(sh("find_java 99", Map.of()).text()).isEqualTo(fresh + "\n");
  }

  /// Classes built without the checks must not be up to date for `scripts/verify`.
  @Test
  void whatTheLauncherBuildsLiesApartFromWhatVerifyChecks() throws Exception {
    var checkout = folder.resolve("checkout");
    for (var name : List.of("src/main", "personas", "scripts")) {
      Files.createDirectories(checkout.resolve(name));
    }
    Files.writeString(checkout.resolve("pom.xml"), "");
    for (var name : List.of("lastword", "find-jdk")) {
      Files.copy(
          SCRIPTS.resolve(name),
          checkout.resolve("scripts").resolve(name),
          StandardCopyOption.COPY_ATTRIBUTES);
    }
    tool("bin/mvn", "mkdir -p target/quick/lib; touch target/quick/lastword.jar; echo x >> builds");
    var java = home("home/.jdks/fresh", "99");
    tool("home/.jdks/fresh/bin/java", "echo \"$*\"");
    var env =
        Map.of(
            "JAVA_HOME",
            java.toString(),
            "PATH",
            folder.resolve("bin") + ":" + System.getenv("PATH"));
    sh("\"$0/lastword\" demo", checkout.resolve("scripts"), env);
    var second = sh("\"$0/lastword\" demo", checkout.resolve("scripts"), env);
    assertThat(second.text()).contains(checkout.toRealPath() + "/target/quick/lastword.jar:");
    assertThat(Files.readString(checkout.resolve("builds"))).isEqualTo("x\n");
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<directory>${project.basedir}/target/quick</directory>");
  }

  private record Result(int code, String text) {}

  private void tool(String place, String script) throws IOException {
    var file = folder.resolve(place);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Path home(String place, String version) throws IOException {
    var home = folder.resolve(place);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    for (var tool : new String[] {"java", "javac"}) {
      var file = Files.writeString(home.resolve("bin").resolve(tool), "#!/bin/sh\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    return home;
  }

  private Result sh(String command, Map<String, String> env) throws Exception {
    return sh(". \"$0/find-jdk\"; " + command, SCRIPTS, env);
  }

  private Result sh(String command, Path scripts, Map<String, String> env) throws Exception {
    var process =
        new ProcessBuilder("sh", "-c", command, scripts.toString()).redirectErrorStream(true);
    process.environment().put("HOME", folder.resolve("home").toString());
    process.environment().remove("JAVA_HOME");
    process.environment().putAll(env);
    var running = process.start();
    var text = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(running.waitFor(), text);
  }
}
