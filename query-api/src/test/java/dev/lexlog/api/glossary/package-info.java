@NullMarked
package dev.lexlog.api.glossary;

import org.jspecify.annotations.NullMarked;
