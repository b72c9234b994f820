package dev.commonplace.extraction;

import dev.commonplace.domain.documents.TextBlock.Kind;
import org.jspecify.annotations.Nullable;

/** Which elements make which kind of block. */
final class HtmlKinds {
    private HtmlKinds() {}

    /** @return null for elements that make no block of their own kind */
    static @Nullable Kind of(String element) {
        return switch (element) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> Kind.HEADING;
            case "li", "dt", "dd" -> Kind.LIST_ITEM;
            case "pre", "listing", "xmp" -> Kind.CODE;
            case "blockquote" -> Kind.QUOTE;
            case "tr" -> Kind.TABLE_ROW;
            default -> null;
        };
    }

    static boolean isCell(String element) {
        return "td".equals(element) || "th".equals(element);
    }
}
