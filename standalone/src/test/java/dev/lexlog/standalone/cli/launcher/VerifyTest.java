package dev.lexlog.standalone.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.cli.launcher.LauncherTest.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
    private static final String MAVEN =
            """
            echo "$*" >> "$CALLS/mvn"
            echo '[INFO] Building store 0.1.0   [4/9]'
            echo '[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 1, Time elapsed: 0.2 s -- in dev.ATest'
            mkdir -p store/target/surefire-reports
            cat > store/target/surefire-reports/TEST-dev.ATest.xml << 'XML'
            <testsuite name="dev.ATest" time="0.2" tests="3" errors="0" skipped="1" failures="%s">
              <testcase name="works" classname="dev.ATest" time="0.1"/>
              <testcase name="needsNode" classname="dev.ATest" time="0">
                <skipped message="no &quot;node&quot; here"/>
              </testcase>
            </testsuite>
            XML
            %s
            """;

    @TempDir Path folder;
    private Clone clone;

    @BeforeEach
    void prepare() throws IOException {
        clone = Clone.in(folder.toRealPath());
        clone.tool("node", "");
        clone.tool("npm", "");
        clone.tool("shellcheck", "");
    }

    @Test
    void endsWithTheCountsOfThisRunAndWhySomeWereSkipped() throws Exception {
        clone.write(
                "store/target/surefire-reports/TEST-old.xml",
                "<testsuite name=\"old\" tests=\"99\" errors=\"0\" skipped=\"0\" failures=\"9\">");
        clone.tool("mvn", MAVEN.formatted("0", ""));

        var run = verify();

        assertThat(run.code()).isZero();
        assertThat(run.out().lines())
                .contains("store", "  ok     ATest (3 tests, 0.2 s)")
                .contains("skipped dev.ATest.needsNode: no \"node\" here")
                .endsWith("2 passed, 0 failed, 1 skipped");
    }

    @Test
    void aFailedBuildShowsTheErrorsAndFails() throws Exception {
        clone.tool("mvn", MAVEN.formatted("1", "echo '[ERROR] ATest.works: 1 is not 2'; exit 1"));

        var run = verify();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines())
                .contains("[ERROR] ATest.works: 1 is not 2")
                .endsWith("1 passed, 1 failed, 1 skipped");
    }

    @Test
    void longIsHandedToTheTestsAndRunsTheMutations() throws Exception {
        clone.tool("mvn", MAVEN.formatted("0", ""));
        var mutations = clone.write("mutations/run", "#!/bin/sh\necho all mutants died\n");
        assertThat(mutations.toFile().setExecutable(true)).isTrue();

        var run = verify("--long");

        assertThat(clone.mavenCalls()).singleElement().asString().contains("-Dlexlog.long=true");
        assertThat(run.out()).contains("all mutants died");
    }

    @Test
    void aSurvivingMutantFails() throws Exception {
        clone.tool("mvn", MAVEN.formatted("0", ""));
        var mutations = clone.write("mutations/run", "#!/bin/sh\nexit 1\n");
        assertThat(mutations.toFile().setExecutable(true)).isTrue();

        assertThat(verify("--long").code()).isEqualTo(1);
    }

    @Test
    void inCiAMissingToolFails() throws Exception {
        clone.removeTool("npm");
        var builder = clone.launcher(clone.root.resolve("lexlog"), jdk(), "verify");
        builder.environment().put("CI", "true");

        var run = Run.of(builder, folder);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("needs Node.js and npm");
        assertThat(clone.mavenCalls()).isEmpty();
    }

    @Test
    void anUnknownOptionIsWrongUsage() throws Exception {
        assertThat(verify("--fast").code()).isEqualTo(2);
        assertThat(clone.mavenCalls()).isEmpty();
    }

    private Run verify(String... options) throws Exception {
        var arguments = new String[options.length + 1];
        arguments[0] = "verify";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return Run.of(clone.launcher(clone.root.resolve("lexlog"), jdk(), arguments), folder);
    }

    private Optional<Path> jdk() throws IOException {
        return Optional.of(clone.jdk("jdk", "25"));
    }
}
