package dev.lexlog.standalone.cli.client;

import java.net.URI;
import picocli.CommandLine.Option;

/// Where the stack listens: flags, else environment, else what `up` uses by default.
public final class Servers {
    static final String START = "start it with: ./lexlog up";

    @Option(
            names = "--api",
            paramLabel = "URL",
            defaultValue = "${env:LEXLOG_API:-http://127.0.0.1:8080}",
            description = "The HTTP API ($LEXLOG_API, else http://127.0.0.1:8080).")
    private URI api = URI.create("http://127.0.0.1:8080");

    public LexlogApi api() {
        return new LexlogApi(api);
    }

    /// The API, after it has answered: better now than when the work is done.
    public LexlogApi answering() {
        var answering = api();
        answering.pipeline();
        return answering;
    }
}
