@NullMarked
package dev.lexlog.worker.entity;

import org.jspecify.annotations.NullMarked;
