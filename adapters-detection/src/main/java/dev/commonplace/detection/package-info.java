/** Finds personal data in texts, with well-kept libraries where they know more than we do. */
@NullMarked
package dev.commonplace.detection;

import org.jspecify.annotations.NullMarked;
