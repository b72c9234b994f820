package dev.commonplace.application.search;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.search.MessageScope;

/**
 * Ranks one tenant's conversations. Their own words are title, tags and goals, and the titles, summaries and key points of the
 * coarsest nodes; their meaning is that of the nearest of their topics. A conversation is in the scope where one of its messages
 * is; a phrase must stand, and an excluded one must not stand, in any of these or in title, tags and goals.
 */
public interface FindConversations extends FindStretches<ConversationId, MessageScope> {}
