@NullMarked
package dev.lexlog.api.cluster;

import org.jspecify.annotations.NullMarked;
