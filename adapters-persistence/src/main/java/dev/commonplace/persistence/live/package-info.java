/** Hearing of conversations from other instances, by LISTEN. */
@NullMarked
package dev.commonplace.persistence.live;

import org.jspecify.annotations.NullMarked;
