/// The borders of the modules (DESIGN §1), checked on the compiled classes.
@NullMarked
package dev.lexlog.standalone.architecture;

import org.jspecify.annotations.NullMarked;
