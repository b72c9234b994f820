/** Measures against values computed by hand. */
@NullMarked
package dev.commonplace.bootstrap.evaluation;

import org.jspecify.annotations.NullMarked;
