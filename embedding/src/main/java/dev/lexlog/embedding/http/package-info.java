/// A model behind an OpenAI-compatible endpoint. Entry: {@link
/// dev.lexlog.embedding.http.HttpEmbedder}. Rule: what the server answers is checked, never
/// trusted.
@NullMarked
package dev.lexlog.embedding.http;

import org.jspecify.annotations.NullMarked;
