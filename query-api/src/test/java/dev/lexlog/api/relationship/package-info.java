@NullMarked
package dev.lexlog.api.relationship;

import org.jspecify.annotations.NullMarked;
