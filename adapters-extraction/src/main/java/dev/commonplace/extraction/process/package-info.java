/** The process in which files are read that could harm whoever reads them, and the pool that starts and ends it. */
@NullMarked
package dev.commonplace.extraction.process;

import org.jspecify.annotations.NullMarked;
