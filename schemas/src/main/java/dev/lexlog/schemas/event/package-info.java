/// What producers may say. Entry: {@link dev.lexlog.schemas.event.DocumentEvent}. Rule: values as
/// published, not yet judged.
@NullMarked
package dev.lexlog.schemas.event;

import org.jspecify.annotations.NullMarked;
