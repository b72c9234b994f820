/** Text and structure out of plain text, Markdown and HTML. */
@NullMarked
package dev.commonplace.extraction;

import org.jspecify.annotations.NullMarked;
