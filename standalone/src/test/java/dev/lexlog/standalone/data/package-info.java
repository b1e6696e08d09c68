/// Tests of dev.lexlog.standalone.data.
@NullMarked
package dev.lexlog.standalone.data;

import org.jspecify.annotations.NullMarked;
