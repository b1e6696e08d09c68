package dev.lexlog.standalone.process;

import dev.lexlog.projector.GroupProtocol;
import dev.lexlog.projector.ProjectorConfig;
import dev.lexlog.projector.lifecycle.GenerationKeeper;
import dev.lexlog.projector.lifecycle.KeeperSettings;
import dev.lexlog.schemas.registry.SchemaRegistry;
import dev.lexlog.schemas.wire.AvroLogCodec;
import dev.lexlog.standalone.config.DatabaseUrl;
import dev.lexlog.standalone.config.LexlogConfig;
import dev.lexlog.standalone.config.ProjectorSection;
import dev.lexlog.standalone.part.KeeperWatch;
import dev.lexlog.standalone.part.ReplayLines;
import dev.lexlog.store.lifecycle.Generations;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts a keeper of generations as it is configured.
final class KeeperPart {
    private static final Logger LOG = LoggerFactory.getLogger(KeeperPart.class);

    private KeeperPart() {}

    static GenerationKeeper start(
            LexlogConfig config, Running running, SchemaRegistry schemas, Generations generations) {
        var settings =
                new ProjectorConfig(
                        config.topics(),
                        config.kafka().bootstrapServers(),
                        config.projector().instance(),
                        config.projector().maxRecords(),
                        config.projector().maxBytes(),
                        protocol(config.projector()),
                        config.projector().sessionTimeout(),
                        store(config),
                        config.kafka().client());
        var watch = new KeeperWatch(new ReplayLines(LOG::info), running.outcome());
        var keeper =
                new GenerationKeeper(
                        settings,
                        new AvroLogCodec(schemas, config.topics()),
                        generations,
                        KeeperSettings.of(config.api().limits().maxTimeout()),
                        watch);
        running.parts().keep("keeper", keeper).start();
        return keeper;
    }

    /// A folder has one process, so its instance names it.
    private static String store(LexlogConfig config) {
        return config.storage().url() instanceof DatabaseUrl.DuckDb
                ? config.projector().instance()
                : "";
    }

    private static GroupProtocol protocol(ProjectorSection projector) {
        return GroupProtocol.valueOf(projector.groupProtocol().toUpperCase(Locale.ROOT));
    }
}
