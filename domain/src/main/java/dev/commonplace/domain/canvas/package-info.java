/** Graphs drawn as JSON Canvas 1.0, the format of Obsidian: how cards are laid out, and what a person changed on them. */
@NullMarked
package dev.commonplace.domain.canvas;

import org.jspecify.annotations.NullMarked;
