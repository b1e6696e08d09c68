package dev.lexlog.store.relational;

import static dev.lexlog.store.relational.generated.tables.Generations.GENERATIONS;
import static dev.lexlog.store.relational.generated.tables.Standing.STANDING;

import dev.lexlog.schemas.topic.LogPartition;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.lifecycle.GenerationEntry;
import dev.lexlog.store.lifecycle.GenerationEntry.Verification;
import dev.lexlog.store.lifecycle.GenerationState;
import dev.lexlog.store.lifecycle.GenerationState.Live;
import dev.lexlog.store.lifecycle.GenerationState.Promoting;
import dev.lexlog.store.lifecycle.GenerationState.Ready;
import dev.lexlog.store.lifecycle.RebuildOrder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;

/// The tables of `catalog.sql` within one transaction. Whoever changes them sees to it that nobody
/// else does until the transaction ends.
public final class CatalogRows {
    private static final int FIRST = 1;

    private final DSLContext sql;

    public CatalogRows(DSLContext sql) {
        this.sql = sql;
    }

    /// The statements of `catalog.sql`, which leave tables alone that are there.
    public static String tables() {
        return Scripts.read(CatalogRows.class, "catalog.sql");
    }

    public CatalogContents contents() {
        var standing = standing();
        var entries =
                sql.selectFrom(GENERATIONS)
                        .orderBy(GENERATIONS.NUMBER)
                        .fetch(row -> entry(row, standing));
        return new CatalogContents(entries, standing);
    }

    public GenerationEntry entry(int number) {
        return contents().entry(number);
    }

    /// Empty while no generation was begun.
    public Optional<StandingRow> standing() {
        return sql.selectFrom(STANDING)
                .fetchOptional(row -> {
                    var mark = row.get(STANDING.MARK);
                    return new StandingRow(
                            row.get(STANDING.LIVE),
                            row.get(STANDING.FORMER),
                            row.get(STANDING.PROMOTING),
                            mark == null ? Map.of() : StateColumns.offsets(mark));
                });
    }

    private static GenerationEntry entry(Record row, Optional<StandingRow> standing) {
        int number = row.get(GENERATIONS.NUMBER);
        var stored = StateColumns.read(row.get(GENERATIONS.STATE), row.get(GENERATIONS.DETAILS));
        return EntryColumns.read(row, standing.map(s -> state(number, s, stored)).orElse(stored));
    }

    private static GenerationState state(int number, StandingRow standing, GenerationState stored) {
        if (standing.live() == number) {
            return new Live();
        }
        return standing.promotes(number) ? new Promoting(standing.mark()) : stored;
    }

    /// The first generation, which is live.
    public GenerationEntry begin(GenerationSettings settings, Instant now) {
        EntryColumns.insert(
                sql, FIRST, new Ready(), new RebuildOrder(settings, Map.of(), false, 0), now);
        sql.insertInto(STANDING).set(STANDING.LIVE, FIRST).execute();
        return entry(FIRST);
    }

    /// The next generation, which is loading.
    public GenerationEntry order(RebuildOrder order, Instant now) {
        int number = sql.fetchCount(GENERATIONS) + FIRST;
        EntryColumns.insert(sql, number, new GenerationState.Loading(order.ends()), order, now);
        return entry(number);
    }

    /// Whether it was in the one state and is in the other now.
    public boolean move(int number, GenerationState from, GenerationState to, Instant now) {
        checkMove(from, to);
        if (!entry(number).state().equals(from)) {
            return false;
        }
        if (from instanceof Promoting) {
            endPromotion(number);
        }
        sql.update(GENERATIONS)
                .set(GENERATIONS.STATE, StateColumns.name(to))
                .set(GENERATIONS.DETAILS, StateColumns.details(to))
                .set(GENERATIONS.SINCE, Rows.time(now))
                .where(GENERATIONS.NUMBER.eq(number))
                .execute();
        return true;
    }

    private static void checkMove(GenerationState from, GenerationState to) {
        boolean hasItsOwnWay =
                from instanceof Live || to instanceof Live || to instanceof Promoting;
        if (hasItsOwnWay || !from.mayBecome(to)) {
            throw new IllegalArgumentException(
                    "a generation that is %s cannot just become %s"
                            .formatted(from.wireName(), to.wireName()));
        }
    }

    /// It does not begin again by itself.
    private void endPromotion(int number) {
        sql.update(STANDING).setNull(STANDING.PROMOTING).setNull(STANDING.MARK).execute();
        sql.update(GENERATIONS)
                .set(GENERATIONS.PROMOTE_WHEN_READY, false)
                .where(GENERATIONS.NUMBER.eq(number))
                .execute();
    }

    /// Marks it, unless it is not ready or another one is marked. `positions` are those of the live
    /// one, which do not change before the transaction has ended; topics that only the live one
    /// reads are no part of the mark.
    public boolean promote(int number, Map<LogPartition, Long> positions, Instant now) {
        var entry = entry(number);
        var standing = standing().orElseThrow();
        if (!(entry.state() instanceof Ready) || standing.promoting() != null) {
            return false;
        }
        var mark = shared(positions, entry(standing.live()).settings(), entry.settings());
        sql.update(STANDING)
                .set(STANDING.PROMOTING, number)
                .set(STANDING.MARK, StateColumns.offsets(mark))
                .execute();
        touch(number, now);
        return true;
    }

    private static Map<LogPartition, Long> shared(
            Map<LogPartition, Long> positions, GenerationSettings live, GenerationSettings next) {
        if (live.embeddings().equals(next.embeddings())) {
            return positions;
        }
        var own = "." + live.embeddings();
        return positions.entrySet().stream()
                .filter(position -> !position.getKey().topic().endsWith(own))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Makes the marked one live if these positions of its have reached the mark.
    public boolean goLive(int number, Map<LogPartition, Long> positions, Instant now) {
        entry(number);
        var standing = standing().orElseThrow();
        if (!standing.promotes(number) || !standing.isReached(positions)) {
            return false;
        }
        sql.update(STANDING)
                .set(STANDING.LIVE, number)
                .set(STANDING.FORMER, standing.live())
                .setNull(STANDING.PROMOTING)
                .setNull(STANDING.MARK)
                .execute();
        touch(number, now);
        sql.update(GENERATIONS)
                .setNull(GENERATIONS.LAST_LIVE_AT)
                .where(GENERATIONS.NUMBER.eq(number))
                .execute();
        touch(standing.live(), now);
        sql.update(GENERATIONS)
                .set(GENERATIONS.LAST_LIVE_AT, Rows.time(now))
                .where(GENERATIONS.NUMBER.eq(standing.live()))
                .execute();
        return true;
    }

    private void touch(int number, Instant now) {
        sql.update(GENERATIONS)
                .set(GENERATIONS.SINCE, Rows.time(now))
                .where(GENERATIONS.NUMBER.eq(number))
                .execute();
    }

    public void askVerification(int number, Instant now) {
        entry(number);
        sql.update(GENERATIONS)
                .set(GENERATIONS.VERIFY_ASKED_AT, Rows.time(now))
                .where(GENERATIONS.NUMBER.eq(number))
                .execute();
    }

    public void verified(int number, Verification verification) {
        entry(number);
        sql.update(GENERATIONS)
                .set(GENERATIONS.VERIFIED_AT, Rows.time(verification.at()))
                .set(GENERATIONS.SOUND, verification.sound())
                .set(GENERATIONS.REPORT, verification.report())
                .where(GENERATIONS.NUMBER.eq(number))
                .execute();
    }
}
