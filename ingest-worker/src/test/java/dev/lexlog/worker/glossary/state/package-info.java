@NullMarked
package dev.lexlog.worker.glossary.state;

import org.jspecify.annotations.NullMarked;
