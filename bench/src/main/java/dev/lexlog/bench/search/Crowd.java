package dev.lexlog.bench.search;

import dev.lexlog.bench.report.DatabaseAddress;
import dev.lexlog.bench.report.Timings;
import dev.lexlog.bench.search.Corpus.Question;
import dev.lexlog.bench.search.PostgresComparison.Asked;
import dev.lexlog.bench.stack.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Callers at the same time, each with a connection to the API and one to PostgreSQL.
final class Crowd implements AutoCloseable {
    private static final int LIMIT = 10;

    private final List<Member> members = new ArrayList<>();
    private final ExecutorService threads;

    Crowd(int callers, URI api, DatabaseAddress database, String schema) throws SQLException {
        for (int i = 0; i < callers; i++) {
            members.add(new Member(new ApiClient(api), new RawPostgres(database, schema)));
        }
        threads =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofPlatform().name("caller-", 0).factory());
    }

    /// All ask the API these questions, and when all are done PostgreSQL.
    void ask(List<Question> questions, Asked asked) throws IOException, InterruptedException {
        atOnce(asked.api(), member -> member.askApi(questions));
        atOnce(asked.sql(), member -> member.askSql(questions));
    }

    private void atOnce(Timings timings, Asking asking) throws IOException, InterruptedException {
        var running = new ArrayList<Callable<List<Long>>>();
        members.forEach(member -> running.add(() -> asking.ask(member)));
        for (var done : threads.invokeAll(running)) {
            of(done).forEach(timings::add);
        }
    }

    private static List<Long> of(Future<List<Long>> done) throws IOException, InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    @Override
    public void close() throws SQLException {
        threads.close();
        for (var member : members) {
            member.client.close();
            member.postgres.close();
        }
    }

    private interface Asking {
        List<Long> ask(Member member) throws Exception;
    }

    private record Member(ApiClient client, RawPostgres postgres) {
        List<Long> askApi(List<Question> questions) throws IOException, InterruptedException {
            var caller = new SearchCaller(client, LIMIT);
            var nanos = new ArrayList<Long>();
            for (var question : questions) {
                var body = caller.vector(question);
                long begin = System.nanoTime();
                var answer = caller.ask(body);
                nanos.add(System.nanoTime() - begin);
                caller.ids(answer);
            }
            return nanos;
        }

        List<Long> askSql(List<Question> questions) throws IOException, SQLException {
            var nanos = new ArrayList<Long>();
            for (var question : questions) {
                long begin = System.nanoTime();
                var ids = postgres.nearest(question.vector(), LIMIT);
                nanos.add(System.nanoTime() - begin);
                if (ids.size() != LIMIT) {
                    throw new IOException("PostgreSQL found " + ids);
                }
            }
            return nanos;
        }
    }
}
