package dev.lexlog.standalone.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    @TempDir Path folder;
    private Clone clone;
    private Path jdk;

    @BeforeEach
    void prepare() throws IOException {
        clone = Clone.in(folder.toRealPath());
        jdk = clone.jdk("elsewhere/jdk", "25.0.3");
    }

    @Test
    void theFirstRunBuildsAndSaysSo() throws Exception {
        var run = run("search", "x");

        assertThat(run.err)
                .contains("Maven downloads about 1 GB, this once", "building schemas …")
                .contains("building standalone …");
        assertThat(clone.mavenCalls())
                .singleElement()
                .satisfies(call -> assertThat(call).contains("-Dquick", "package"));
        assertThat(run.arguments())
                .contains("dev.lexlog.standalone.cli.LexlogMain")
                .endsWith("search", "x");
    }

    @Test
    void aSecondRunDoesNotCallMaven() throws Exception {
        run("status");
        var second = run("status");

        assertThat(second.err).isEmpty();
        assertThat(clone.mavenCalls()).hasSize(1);
    }

    @Test
    void anEditedSourceIsBuilt() throws Exception {
        built();
        clone.write("store/src/main/java/A.java", "class A { int edited; }");

        assertThat(run("status").err).contains("building store …").doesNotContain("1 GB");
        assertThat(clone.mavenCalls()).hasSize(2);
    }

    @Test
    void aDeletedSourceIsBuilt() throws Exception {
        built();
        Files.delete(clone.root.resolve("projector/src/main/java/A.java"));

        run("status");

        assertThat(clone.mavenCalls()).hasSize(2);
    }

    @Test
    void anEditedTestIsNotBuilt() throws Exception {
        built();
        clone.write("store/src/test/java/ATest.java", "class ATest { int edited; }");

        run("status");

        assertThat(clone.mavenCalls()).hasSize(1);
    }

    @Test
    void aBuildDoesNotTouchTheJarsOfTheOneBefore() throws Exception {
        var before = classPath(run("status"));
        clone.age();
        clone.write("store/pom.xml", "<project>edited</project>");
        var after = classPath(run("status"));

        assertThat(after).isNotEqualTo(before);
        assertThat(Files.exists(Path.of(before).resolve("store-0.1.0.jar"))).isTrue();
    }

    @Test
    void aFailedBuildShowsMavensErrorsWithoutItsAdvice() throws Exception {
        clone.write("fail", "");

        var run = run("status");

        assertThat(run.code).isEqualTo(1);
        assertThat(run.err)
                .contains("[ERROR] A.java:[1,1] that is no Java", "the whole log: ")
                .doesNotContain("Re-run Maven");
        Files.delete(clone.root.resolve("fail"));
        assertThat(run("status").code).isZero();
    }

    @Test
    void aLinkFromAnywhereWorks() throws Exception {
        var link = Files.createSymbolicLink(clone.home.resolve("ll"), clone.root.resolve("lexlog"));
        var relative = Files.createSymbolicLink(clone.home.resolve("ll2"), Path.of("ll"));

        assertThat(run(link, Optional.of(jdk), "status").arguments()).endsWith("status");
        assertThat(run(relative, Optional.of(jdk), "status").code).isZero();
    }

    @Test
    void argumentsWithSpacesArriveAsTheyAre() throws Exception {
        assertThat(run("search", "two words", "*", "").arguments())
                .endsWith("search", "two words", "*", "");
    }

    @Test
    void javaTakesTheLaunchersPlaceSoThatSignalsReachIt() throws Exception {
        run("status");
        var process = clone.launcher(script(), Optional.of(jdk), "up").start();
        var first = process.inputReader(StandardCharsets.UTF_8).readLine();
        process.waitFor();

        assertThat(first).isEqualTo("pid " + process.pid());
    }

    @Test
    void aStackGetsItsFlagsAndAClientItsOwn() throws Exception {
        assertThat(run("up").arguments())
                .contains("-Xmx1g", "--add-modules=jdk.incubator.vector")
                .contains("-Dlexlog.registry.home=" + clone.root + "/standalone/target/registry");
        for (var role : new String[] {"worker", "projector", "api"}) {
            assertThat(run(role).arguments()).contains("-Xmx1g");
        }
        assertThat(run("search", "x").arguments())
                .contains("-XX:TieredStopAtLevel=1")
                .doesNotContain("--add-modules=jdk.incubator.vector");
    }

    @Test
    void anOldJavaHomeGivesWayToANewerJdk() throws Exception {
        var old = clone.jdk("old", "17.0.1");
        clone.jdk("usr/lib/jvm/temurin-26", "26");

        var run = run(script(), Optional.of(old), "status");

        assertThat(run.code).isZero();
        assertThat(run.arguments()).endsWith("status");
    }

    @Test
    void javaOnThePathIsFollowedToItsJdk() throws Exception {
        Files.createSymbolicLink(clone.root.resolve("../tools/java"), jdk.resolve("bin/java"));

        assertThat(run(script(), Optional.empty(), "status").code).isZero();
    }

    @Test
    void withoutAJdkItSaysHowToGetOne() throws Exception {
        clone.jdk("usr/lib/jvm/java-21", "21.0.2");

        var run = run(script(), Optional.empty(), "status");

        assertThat(run.code).isEqualTo(1);
        assertThat(run.err).contains("needs JDK 25 or newer", "adoptium.net");
    }

    @Test
    void withoutMavenItSaysHowToGetIt() throws Exception {
        clone.removeTool("mvn");

        var run = run("status");

        assertThat(run.code).isEqualTo(1);
        assertThat(run.err).contains("needs Maven 3.8 or newer");
    }

    @Test
    void itWaitsForAnotherBuildOfThisClone() throws Exception {
        clone.write("target/build.lock/pid", ProcessHandle.current().pid() + "\n");
        var process = clone.launcher(script(), Optional.of(jdk), "status").start();

        assertThat(process.errorReader(StandardCharsets.UTF_8).readLine())
                .contains("another lexlog is building here", "waiting");
        assertThat(clone.mavenCalls()).isEmpty();
        Files.delete(clone.root.resolve("target/build.lock/pid"));
        Files.delete(clone.root.resolve("target/build.lock"));
        assertThat(process.waitFor()).isZero();
        assertThat(clone.mavenCalls()).hasSize(1);
    }

    @Test
    void theLockOfADeadBuildIsTakenOver() throws Exception {
        var dead = new ProcessBuilder("sh", "-c", "exit").start();
        dead.waitFor();
        clone.write("target/build.lock/pid", dead.pid() + "\n");

        assertThat(run("status").code).isZero();
        assertThat(clone.root.resolve("target/build.lock")).doesNotExist();
    }

    @Test
    void theScriptsAreCleanShell() throws Exception {
        var shellcheck = Path.of("/usr/bin/shellcheck");
        assumeTrue(Files.isExecutable(shellcheck), "shellcheck is not installed");
        var process =
                new ProcessBuilder(
                                shellcheck.toString(),
                                "-x",
                                "lexlog",
                                ".ci/run",
                                "standalone/launcher/tools.sh",
                                "standalone/launcher/build.sh",
                                "standalone/launcher/verify.sh",
                                "standalone/launcher/postgres.sh",
                                "store/src/test/resources/dev/lexlog/store/postgres/cluster.sh",
                                "store/src/test/resources/dev/lexlog/store/postgres/installations.sh")
                        .directory(Path.of("..").toFile())
                        .redirectErrorStream(true)
                        .start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    private void built() throws Exception {
        clone.age();
        run("status");
    }

    private Path script() {
        return clone.root.resolve("lexlog");
    }

    private Run run(String... arguments) throws Exception {
        return run(script(), Optional.of(jdk), arguments);
    }

    private Run run(Path script, Optional<Path> javaHome, String... arguments) throws Exception {
        return Run.of(clone.launcher(script, javaHome, arguments), folder);
    }

    private static String classPath(Run run) {
        var arguments = run.arguments();
        var classPath = arguments.get(arguments.indexOf("-cp") + 1);
        return classPath.substring(0, classPath.indexOf("/*:"));
    }

    /// What a finished launcher printed.
    record Run(int code, String out, String err) {
        static Run of(ProcessBuilder builder, Path folder) throws Exception {
            var err = Files.createTempFile(folder, "err", "");
            var process = builder.redirectError(err.toFile()).start();
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), out, Files.readString(err));
        }

        List<String> arguments() {
            return out.lines().skip(1).toList();
        }
    }
}
