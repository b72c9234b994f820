package dev.commonplace.maintenance.doctor;

import java.sql.SQLException;
import java.util.List;

/** One kind of thing that is looked at. */
interface Check {
    /** For findings and for messages, such as {@code embeddings}. */
    String name();

    /** What is wrong; empty where nothing is. Changes nothing. */
    List<Finding> find(Examined database) throws SQLException;
}
