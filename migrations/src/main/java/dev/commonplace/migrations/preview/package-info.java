/** What a run down would take away, found out by trying. */
@NullMarked
package dev.commonplace.migrations.preview;

import org.jspecify.annotations.NullMarked;
