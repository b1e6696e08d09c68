/// Is it alive, is it ready, how does it fare. Entry: {@link dev.lexlog.api.observe.Health}.
@NullMarked
package dev.lexlog.api.observe;

import org.jspecify.annotations.NullMarked;
