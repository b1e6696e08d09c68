package dev.lexlog.standalone.process;

import dev.lexlog.projector.GroupProtocol;
import dev.lexlog.projector.Projector;
import dev.lexlog.projector.ProjectorConfig;
import dev.lexlog.schemas.registry.SchemaRegistry;
import dev.lexlog.schemas.wire.AvroLogCodec;
import dev.lexlog.standalone.config.LexlogConfig;
import dev.lexlog.standalone.config.ProjectorSection;
import dev.lexlog.standalone.part.ReplayLines;
import dev.lexlog.standalone.part.ReplayWatch;
import dev.lexlog.store.Generation;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts a projector as it is configured.
final class ProjectorPart {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectorPart.class);

    private ProjectorPart() {}

    static Projector start(
            LexlogConfig config, Running running, SchemaRegistry schemas, Generation generation) {
        var settings =
                new ProjectorConfig(
                        config.topics(),
                        config.kafka().bootstrapServers(),
                        config.projector().instance(),
                        config.projector().maxRecords(),
                        config.projector().maxBytes(),
                        protocol(config.projector()),
                        config.projector().sessionTimeout(),
                        config.kafka().client());
        var watch = new ReplayWatch(new ReplayLines(LOG::info), running.outcome());
        var codec = new AvroLogCodec(schemas, config.topics());
        var projector = new Projector(settings, codec, generation, watch);
        running.parts().keep("projector", projector).start();
        return projector;
    }

    private static GroupProtocol protocol(ProjectorSection projector) {
        return GroupProtocol.valueOf(projector.groupProtocol().toUpperCase(Locale.ROOT));
    }
}
