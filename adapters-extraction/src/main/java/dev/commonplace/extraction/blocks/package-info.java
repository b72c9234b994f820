/** Collects text block by block, within limits. */
@NullMarked
package dev.commonplace.extraction.blocks;

import org.jspecify.annotations.NullMarked;
