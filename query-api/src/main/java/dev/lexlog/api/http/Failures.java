package dev.lexlog.api.http;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.store.TimedOut;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns what a handler throws into a problem: the caller's mistake 4xx, something away 503, too
/// slow 504, our own fault 500 with the cause in the log only.
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    public static Answer caught(String request, Supplier<Answer> handler) {
        try {
            return handler.get();
        } catch (Problem.Raised e) {
            return e.problem().asAnswer();
        } catch (TimedOut e) {
            return new Problem(504, request + " " + e.getMessage()).asAnswer();
        } catch (Unavailable e) {
            LOG.warn("{} found something unavailable", request, e);
            return new Problem(503, String.valueOf(e.getMessage())).asAnswer();
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed", request, e);
            return new Problem(500, "an error of ours, not of the request: the log tells more")
                    .asAnswer();
        }
    }
}
