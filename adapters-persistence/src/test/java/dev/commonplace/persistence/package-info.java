/** What the tests of all adapters share. */
@NullMarked
package dev.commonplace.persistence;

import org.jspecify.annotations.NullMarked;
