@NullMarked
package dev.lexlog.standalone.config;

import org.jspecify.annotations.NullMarked;
