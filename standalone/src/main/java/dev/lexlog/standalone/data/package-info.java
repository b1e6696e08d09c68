/// What must be right before anything starts: data folder, ports, memory. Entry: {@link
/// dev.lexlog.standalone.data.DataFolder}. Rule: every refusal is one line that names the cure.
@NullMarked
package dev.lexlog.standalone.data;

import org.jspecify.annotations.NullMarked;
