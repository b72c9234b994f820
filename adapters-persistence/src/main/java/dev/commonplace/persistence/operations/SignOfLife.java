package dev.commonplace.persistence.operations;

/** Whether the others can see at this moment that a worker lives, by the lock that it holds. */
public interface SignOfLife {
    /** Nothing is shown: only leases tell. */
    SignOfLife NONE = worker -> false;

    boolean isShownBy(String worker);
}
