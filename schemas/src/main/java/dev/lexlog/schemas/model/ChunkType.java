package dev.lexlog.schemas.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a chunk describes.
public enum ChunkType {
    DB_TABLE("db_table"),
    DB_COLUMN("db_column"),
    DOCUMENT("document"),
    GLOSSARY_TERM("glossary_term"),
    RELATIONSHIP("relationship"),
    ENTITY_VALUE("entity_value"),
    GRAPHQL_QUERY("graphql_query"),
    GRAPHQL_MUTATION("graphql_mutation"),
    GRAPHQL_TYPE("graphql_type"),
    GRAPHQL_FIELD("graphql_field"),
    API_SCHEMA("api_schema"),
    API_ENDPOINT("api_endpoint");

    private final String wireName;

    ChunkType(String wireName) {
        this.wireName = wireName;
    }

    /// The name in Avro, SQL and HTTP.
    public String wireName() {
        return wireName;
    }

    public static Optional<ChunkType> named(String wireName) {
        return Arrays.stream(values()).filter(v -> v.wireName.equals(wireName)).findFirst();
    }

    public static List<String> wireNames() {
        return Arrays.stream(values()).map(ChunkType::wireName).toList();
    }
}
