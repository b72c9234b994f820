/** Makes a zoomable graph of topics out of each conversation, keeps it as the conversation grows, and shows it. */
@NullMarked
package dev.commonplace.application.topics;

import org.jspecify.annotations.NullMarked;
