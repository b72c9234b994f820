/** The whole service: its settings, its life from start to end, and what a user sees of it. */
@NullMarked
package dev.commonplace.bootstrap;

import org.jspecify.annotations.NullMarked;
