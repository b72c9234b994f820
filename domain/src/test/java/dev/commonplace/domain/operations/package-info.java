/** Tests of the rules of jobs. */
@NullMarked
package dev.commonplace.domain.operations;

import org.jspecify.annotations.NullMarked;
