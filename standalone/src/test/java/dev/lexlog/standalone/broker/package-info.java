/// Tests of dev.lexlog.standalone.broker.
@NullMarked
package dev.lexlog.standalone.broker;

import org.jspecify.annotations.NullMarked;
