/// Commands that remove whole scopes: sessions, domains, sources. Entry: {@link
/// dev.lexlog.standalone.cli.scope.SessionCommand}. Rule: nothing that was published after the
/// command goes.
@NullMarked
package dev.lexlog.standalone.cli.scope;

import org.jspecify.annotations.NullMarked;
