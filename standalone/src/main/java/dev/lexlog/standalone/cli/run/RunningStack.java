package dev.lexlog.standalone.cli.run;

import java.net.URI;

/// A stack whose searches work, until it is closed.
public interface RunningStack extends AutoCloseable {
    URI api();

    String bootstrapServers();

    /// With its path, as clients need it.
    URI schemaRegistry();

    /// Returns when the stack was closed; throws what stopped it otherwise.
    void awaitEnd() throws InterruptedException;

    /// Returns when everything has stopped, also when it is already stopping.
    @Override
    void close();
}
