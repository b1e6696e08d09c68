/// Keys, their values from a file and the environment, and everything that is wrong with them.
/// Entry: {@link dev.lexlog.standalone.setting.Values}. Rule: no problem hides another: all are
/// told at once, and none shows a secret.
@NullMarked
package dev.lexlog.standalone.setting;

import org.jspecify.annotations.NullMarked;
