package dev.commonplace.application.annotations;

import dev.commonplace.domain.annotations.Annotation;
import dev.commonplace.domain.topics.NodeId;
import java.util.Optional;

/**
 * An annotation with what has become of what it is about.
 *
 * @param node that it is about now; empty for one on a message, and where no analysis has made any of its messages
 * @param messageDeleted whether the message that it is about is a tombstone by now
 */
public record ShownAnnotation(Annotation annotation, Optional<NodeId> node, boolean messageDeleted) {}
