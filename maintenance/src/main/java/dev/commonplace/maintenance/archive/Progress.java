package dev.commonplace.maintenance.archive;

/** Is told how far something long is. */
public interface Progress {
    /** For who does not want to know. */
    Progress NONE = new Progress() {
        @Override
        public void stage(String what) {}

        @Override
        public void detail(String howFar) {}
    };

    /** Something new begins: a few times for each use. */
    void stage(String what);

    /** How far the stage is: many times a second. */
    void detail(String howFar);
}
