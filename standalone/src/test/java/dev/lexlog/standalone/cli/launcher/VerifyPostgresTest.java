package dev.lexlog.standalone.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lexlog.standalone.cli.launcher.LauncherTest.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyPostgresTest {
    private static final String INSTALLATIONS =
            "store/src/test/resources/dev/lexlog/store/postgres/installations.sh";
    private static final String SERVER = "17 /usr/lib/postgresql/17/bin";

    @TempDir Path folder;
    private Clone clone;

    @BeforeEach
    void prepare() throws IOException {
        clone = Clone.in(folder.toRealPath());
        clone.tool("node", "");
        clone.tool("npm", "");
        clone.tool("shellcheck", "");
        clone.write(
                INSTALLATIONS, "if [ -f \"$CALLS/installed\" ]; then cat \"$CALLS/installed\"; fi");
    }

    @Test
    void anInstalledServerWithPgvectorWillDo() throws Exception {
        installed("no 18 /usr/lib/postgresql/18/bin\nyes " + SERVER);

        assertThat(verify().err()).isEmpty();
        assertThat(clone.mavenCalls()).hasSize(1);
    }

    @Test
    void anImageWillDo() throws Exception {
        clone.tool("docker", "[ \"$1\" != pull ]");

        assertThat(verify().err()).isEmpty();
        assertThat(clone.mavenCalls()).hasSize(1);
    }

    @Test
    void aMissingImageIsPulled() throws Exception {
        clone.tool("docker", "[ \"$1\" != image ]");

        assertThat(verify().err()).contains("pulling pgvector/pgvector:pg17");
        assertThat(clone.mavenCalls()).hasSize(1);
    }

    @Test
    void withoutAnyWayItFailsAndNamesThemAll() throws Exception {
        var run = verify();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("needs PostgreSQL 15 with pgvector 0.8")
                .contains("LEXLOG_TEST_DATABASE_URL=postgresql://", "start Docker", "install");
        assertThat(clone.mavenCalls()).isEmpty();
    }

    @Test
    void rootInstallsBothByAptGet() throws Exception {
        beRoot();
        clone.tool(
                "apt-get",
                """
                echo "$*" >> "$CALLS/apt-get"
                case "$*" in
                    *postgresql-17-pgvector) echo 'yes %s' > "$CALLS/installed" ;;
                    *' postgresql') echo 'no %s' > "$CALLS/installed" ;;
                esac
                """
                        .formatted(SERVER, SERVER));

        assertThat(verify().err()).contains("installing PostgreSQL and pgvector by apt-get");
        assertThat(Files.readAllLines(clone.home.resolve("apt-get"))).hasSize(3);
        assertThat(clone.mavenCalls()).hasSize(1);
    }

    @Test
    void withoutAPackagePgvectorIsBuiltFromTheMirrorThatAptIsSetTo() throws Exception {
        beRoot();
        installed("no " + SERVER);
        clone.tool("mktemp", "mkdir \"$CALLS/build\" && echo \"$CALLS/build\"");
        clone.tool(
                "apt-get",
                """
                case "$*" in
                    indextargets*) echo mirror://the-one/debian/ ;;
                    *17-pgvector) exit 100 ;;
                    *' update -qq') cat "$CALLS/build/sources.list" > "$CALLS/source" 2> /dev/null ;;
                    *source*pgvector) touch pgvector_0.8.orig.tar.gz ;;
                esac
                """);
        clone.tool("tar", "mkdir \"$CALLS/build/pgvector-0.8\"");
        clone.tool(
                "make",
                """
                case "$*" in
                    */build/pgvector-0.8/*17/bin/pg_config' install')
                        echo 'yes %s' > "$CALLS/installed" ;;
                esac
                """
                        .formatted(SERVER));

        var run = verify();

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(clone.home.resolve("source"))
                .content()
                .startsWith("deb-src ")
                .contains(" mirror://the-one/debian/ ");
        assertThat(clone.home.resolve("build")).doesNotExist();
    }

    @Test
    void aFailedInstallationShowsWhatAptGetSaidAndTheOtherWays() throws Exception {
        beRoot();
        clone.tool("apt-get", "echo 'E: no space left'; exit 100");

        var run = verify();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("E: no space left", "the whole log: ", "start Docker");
        assertThat(clone.mavenCalls()).isEmpty();
    }

    private void beRoot() throws IOException {
        clone.tool("id", "echo 0");
    }

    private void installed(String lines) throws IOException {
        Files.writeString(clone.home.resolve("installed"), lines + "\n");
    }

    private Run verify() throws Exception {
        var jdk = Optional.of(clone.jdk("jdk", "25"));
        var launcher = clone.launcher(clone.root.resolve("lexlog"), jdk, "verify");
        launcher.environment().remove("LEXLOG_TEST_DATABASE_URL");
        return Run.of(launcher, folder);
    }
}
