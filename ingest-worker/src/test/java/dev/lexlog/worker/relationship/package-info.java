@NullMarked
package dev.lexlog.worker.relationship;

import org.jspecify.annotations.NullMarked;
