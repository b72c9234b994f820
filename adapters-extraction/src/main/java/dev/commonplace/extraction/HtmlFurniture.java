package dev.commonplace.extraction;

import java.util.Set;
import org.jsoup.nodes.Element;

/** What to do with the parts of a page that are not its text. Scripts and the like are dropped in any case. */
enum HtmlFurniture {
    DROP,
    /** For pages that are nothing but furniture. */
    KEEP;

    private static final Set<String> NEVER_TEXT = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "math",
            "iframe",
            "object",
            "embed",
            "canvas",
            "audio",
            "video",
            "map",
            "select",
            "textarea",
            "input",
            "head",
            "title",
            "meta",
            "link");
    private static final Set<String> FURNITURE = Set.of("nav", "menu", "button", "dialog");
    private static final Set<String> FURNITURE_ROLES =
            Set.of("navigation", "search", "menu", "menubar", "toolbar", "dialog", "alertdialog");

    boolean drops(Element element) {
        String name = element.normalName();
        if (NEVER_TEXT.contains(name) || element.hasAttr("hidden")) {
            return true;
        }
        return this == DROP && isFurniture(element, name);
    }

    private static boolean isFurniture(Element element, String name) {
        return FURNITURE.contains(name)
                || FURNITURE_ROLES.contains(element.attr("role"))
                || "true".equals(element.attr("aria-hidden"))
                || isPageFooter(element, name);
    }

    /** The footer of an article belongs to it. */
    private static boolean isPageFooter(Element element, String name) {
        Element parent = element.parent();
        return "footer".equals(name) && parent != null && "body".equals(parent.normalName());
    }
}
