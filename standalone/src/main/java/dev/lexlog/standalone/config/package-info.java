/// `lexlog.yaml`: what each process is told. Entry: {@link
/// dev.lexlog.standalone.config.LexlogConfig}. Rule: a key is described once, as a {@link
/// dev.lexlog.standalone.setting.Setting}, and everything else is made of that.
@NullMarked
package dev.lexlog.standalone.config;

import org.jspecify.annotations.NullMarked;
