@NullMarked
package dev.lexlog.worker.glossary;

import org.jspecify.annotations.NullMarked;
