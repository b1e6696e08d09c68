@NullMarked
package dev.lexlog.api.await;

import org.jspecify.annotations.NullMarked;
