/// Searching: two candidate lists side by side, fused into one page. Entry: {@link
/// dev.lexlog.api.search.Search}. Rule: no look-up per hit.
@NullMarked
package dev.lexlog.api.search;

import org.jspecify.annotations.NullMarked;
