package dev.lexlog.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    private static final Host HOST = Host.LOOPBACK;

    @Test
    void takenPortIsRefusedWithItsHolder() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName(HOST.name()))) {
            assertThatThrownBy(() -> Ports.requireFree(HOST, taken.getLocalPort(), "--http-port"))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageMatching(
                            "port %d is in use( \\(pid %d \\S+\\))?: --http-port"
                                    .formatted(
                                            taken.getLocalPort(), ProcessHandle.current().pid()));
        }
    }

    @Test
    void freePortIsLeftFree() {
        int port = Ports.anyFree(HOST);

        assertThatCode(() -> Ports.requireFree(HOST, port, "--http-port"))
                .doesNotThrowAnyException();
        assertThatCode(() -> Ports.requireFree(HOST, port, "--http-port"))
                .doesNotThrowAnyException();
    }

    @Test
    void addressOfAnotherMachineBlamesTheHost() {
        assertThatThrownBy(() -> Ports.requireFree(new Host("192.0.2.1"), 8080, "--http-port"))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("cannot listen on 192.0.2.1")
                .hasMessageEndingWith("--host");
    }

    @Test
    void lsofTellsPidAndName() {
        assertThat(PortHolder.parsed("p4711\ncjava\nf12\n"))
                .hasValueSatisfying(h -> assertThat(h).hasToString("pid 4711 java"));
        assertThat(PortHolder.parsed("lsof: no such command")).isEmpty();
    }

    @Test
    void littleMemoryIsWarnedOf() {
        assertThat(Memory.warning("MemTotal: 8000000 kB\nMemAvailable:    2097152 kB\n"))
                .hasValueSatisfying(warning -> assertThat(warning).startsWith("only 2.0 GiB"));
        assertThat(Memory.warning("MemAvailable:    4194304 kB\n")).isEmpty();
    }
}
