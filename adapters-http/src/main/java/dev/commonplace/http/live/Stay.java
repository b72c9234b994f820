package dev.commonplace.http.live;

/** A live connection, as far as a server that stops is concerned with it. */
interface Stay {
    /** Takes nothing more, answers what it has taken, says why, and ends. Does not wait for that. */
    void restart();
}
