package dev.lexlog.standalone.broker;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.slf4j.LoggerFactory;

/// What the formatted folder says about the node.
record KafkaNode(MetaPropertiesEnsemble properties, BootstrapMetadata bootstrap) {
    static KafkaNode load(KafkaConfig config) {
        var logger = LoggerFactory.getLogger(KafkaNode.class);
        var loaded = KafkaRaftServer.initializeLogDirs(config, logger, "");
        return new KafkaNode(loaded._1(), loaded._2());
    }
}
