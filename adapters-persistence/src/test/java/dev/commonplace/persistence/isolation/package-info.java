/** Tests that no tenant sees another's rows, and that these tests can fail. */
@NullMarked
package dev.commonplace.persistence.isolation;

import org.jspecify.annotations.NullMarked;
