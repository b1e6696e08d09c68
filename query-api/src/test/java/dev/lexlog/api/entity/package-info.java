@NullMarked
package dev.lexlog.api.entity;

import org.jspecify.annotations.NullMarked;
