package dev.lexlog.schemas.event;

/// An input topic. Its name is `<prefix>in.<suffix>`; records that must travel on inside the worker
/// (to another partition, or to all) do so through `<prefix>internal.<suffix>`.
public enum InputTopic {
    DOCUMENTS("documents"),
    NER("ner"),
    GLOSSARY_EDITS("glossary-edits"),
    RELATIONSHIP_EDITS("relationship-edits"),
    HASH_UPDATES("hash-updates"),
    SCOPE_COMMANDS("scope-commands"),
    CLUSTERS("clusters");

    private final String suffix;

    InputTopic(String suffix) {
        this.suffix = suffix;
    }

    /// The last part of the topic's name, as in `lexlog.in.glossary-edits`.
    public String suffix() {
        return suffix;
    }
}
