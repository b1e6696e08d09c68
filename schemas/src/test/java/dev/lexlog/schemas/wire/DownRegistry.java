package dev.lexlog.schemas.wire;

import dev.lexlog.schemas.failure.Unavailable;
import dev.lexlog.schemas.registry.SchemaRegistry;
import java.util.Optional;
import org.apache.avro.Schema;

final class DownRegistry implements SchemaRegistry {
    @Override
    public int register(String subject, Schema schema) {
        throw down();
    }

    @Override
    public int idOf(String subject, Schema schema) {
        throw down();
    }

    @Override
    public Schema byId(int id) {
        throw down();
    }

    @Override
    public Optional<Registered> latest(String subject) {
        throw down();
    }

    @Override
    public void requireBackward(String subject) {
        throw down();
    }

    private static Unavailable down() {
        return new Unavailable("down", null);
    }
}
