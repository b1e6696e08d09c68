/// A glossary as a table of text. Entry: {@link dev.lexlog.standalone.cli.csv.GlossaryCsv}. Rule:
/// values in, values out; what is wrong with a row is told with its line.
@NullMarked
package dev.lexlog.standalone.cli.csv;

import org.jspecify.annotations.NullMarked;
