package dev.commonplace.migrations.catalogue;

import dev.commonplace.migrations.database.SchemaNames;
import java.util.List;

/** The views that belong to another than the schema's owner. Who reads a view reads with the rights of the view's owner. */
public final class ViewOwners {
    private ViewOwners() {}

    /** Whose views they are, of a whole catalogue; the table of each is the view, and its name the role. */
    public static List<SchemaObject> in(Catalogue catalogue) {
        return catalogue.objects().stream()
                .filter(object -> object.kind() == SchemaObjectKind.VIEW_OWNER)
                .toList();
    }

    /** What gives the view to its owner, for one transaction of the schema's owner: the new one has to be one who could have made it. */
    public static List<String> giving(SchemaObject viewOwner) {
        String create = "create on schema " + SchemaNames.SCHEMA;
        return List.of(
                "grant " + create + " to " + viewOwner.name(),
                viewOwner.sql(),
                "revoke " + create + " from " + viewOwner.name());
    }
}
