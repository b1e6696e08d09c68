package dev.lexlog.bench.pipeline;

/// A document to publish: its name and its Markdown.
record MadeDocument(String name, String content) {}
