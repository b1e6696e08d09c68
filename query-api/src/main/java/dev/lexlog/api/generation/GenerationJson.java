package dev.lexlog.api.generation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lexlog.api.generation.GenerationLooks.Look;
import dev.lexlog.api.http.Json;
import dev.lexlog.schemas.topic.Topics;
import dev.lexlog.store.GenerationSettings;
import dev.lexlog.store.lifecycle.GenerationEntry.Verification;
import dev.lexlog.store.lifecycle.GenerationState.Refused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A generation as JSON.
record GenerationJson(Topics topics) {
    ObjectNode of(Look look) {
        var entry = look.entry();
        var json = Json.object();
        json.put("number", entry.number());
        json.put("state", entry.state().wireName());
        json.put("since", entry.since().toString());
        json.put("reason", entry.state() instanceof Refused(var reason, _) ? reason : null);
        json.put("created_at", entry.createdAt().toString());
        json.put("last_live_at", text(entry.lastLiveAt()));
        json.put("age_seconds", look.ageSeconds());
        addSettings(json, entry.settings());
        var extent = look.extent();
        json.put("rows", extent == null ? null : (Long) extent.rows());
        json.put("bytes", extent == null ? null : (Long) extent.bytes());
        json.put("lag_records", look.lag());
        json.put("promote_when_ready", entry.promoteWhenReady());
        json.put("rows_per_second", entry.rowsPerSecond());
        json.set("progress", look.phase() == null ? Json.nothing() : progress(look.phase()));
        var verification = entry.verification();
        json.put("verification_wanted", entry.verificationWanted());
        json.set(
                "verification", verification == null ? Json.nothing() : verification(verification));
        var possible = json.putArray("possible");
        Move.possible(entry).forEach(move -> possible.add(move.wireName()));
        return json;
    }

    private void addSettings(ObjectNode json, GenerationSettings settings) {
        json.put("model", settings.model().name());
        json.put("dimension", settings.model().dimension());
        json.put("analyser", settings.analyser());
        var index = json.putObject("index");
        index.put("hnsw.m", settings.index().m());
        index.put("hnsw.ef-construction", settings.index().efConstruction());
        json.put("embeddings", topics.embeddings(settings.embeddings()));
        json.put("partitions", settings.partitionCount());
    }

    private static ObjectNode progress(Phase phase) {
        var json = Json.object();
        json.put("phase", phase.name());
        json.put("what", phase.what());
        json.put("step", phase.step());
        json.put("steps", phase.steps());
        json.put("done", phase.done());
        json.put("total", phase.total());
        json.put("rows_per_second", phase.perSecond());
        json.put("eta_seconds", phase.etaSeconds());
        return json;
    }

    private static ObjectNode verification(Verification verification) {
        var json = Json.object();
        json.put("at", verification.at().toString());
        json.put("sound", verification.sound());
        json.set("report", Json.readObject(verification.report()));
        return json;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
